/** Where a member has things sent. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { EditSOutline, EnvironmentOutline } from '@ui/shop/icons'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { AddressSheet } from './address-sheet'
import { useSignIn } from './signing-in'
import { useText } from './texts'
import { useWho } from './who'

type Address = Schema<'AddressView'>

export default function AddressesPage() {
  const t = useText()
  const who = useWho()
  const signIn = useSignIn()
  const isMember = (who.data?.member ?? null) !== null
  return (
    <ShopPage title={t('addresses')}>
      {who.data === undefined && who.error === null ? <Bone height={96} /> : null}
      {who.error === null ? null : <Refused error={who.error} retry={() => void who.refetch()} />}
      {who.data !== undefined && !isMember ? (
        <Told sign={<EnvironmentOutline />} title={t('addresses.guest')}>
          <Button color="primary" onClick={() => signIn()}>
            {t('sign-in')}
          </Button>
        </Told>
      ) : null}
      {isMember ? <Addresses /> : null}
    </ShopPage>
  )
}

function Addresses() {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/addresses')
  const [edited, setEdited] = useState<Address | 'new' | null>(null)
  const [open, setOpen] = useState(false)
  const show = (one: Address | 'new') => {
    setEdited(one)
    setOpen(true)
  }
  if (asked.data === undefined) return asked.error === null ? <Bone height={96} /> : <Refused error={asked.error} retry={() => void asked.refetch()} />
  return (
    <>
      {asked.data.length === 0 ? <Told sign={<EnvironmentOutline />} title={t('addresses.none')} what={t('addresses.none.what')} /> : null}
      <ul>
        {asked.data.map((address) => (
          <li className="hs-address" key={address.id}>
            <div>
              <p>
                <strong>{address.recipient}</strong> {address.phone} {address.is_default ? <span className="hs-label hs-label-own">{t('address.default')}</span> : null}
              </p>
              <p className="hs-weak">
                {address.region} {address.detail}
              </p>
            </div>
            <button type="button" className="hs-icon" aria-label={t('address.edit', { name: address.recipient })} onClick={() => show(address)}>
              <EditSOutline />
            </button>
          </li>
        ))}
      </ul>
      <div className="hs-pad">
        <Button block color="primary" size="large" onClick={() => show('new')}>
          {t('addresses.add')}
        </Button>
      </div>
      <AddressSheet open={open} close={() => setOpen(false)} address={edited === 'new' ? null : edited} />
    </>
  )
}
