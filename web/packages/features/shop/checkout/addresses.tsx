/** Where the order goes: what is chosen, and choosing another. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Check } from '@ui/shop/check'
import { Refused } from '@ui/shop/failures'
import { EnvironmentOutline, RightOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Sheet } from '@ui/shop/sheet'
import { Bone } from '@ui/shop/skeleton'
import { AddressSheet } from '../me/address-sheet'
import { useText } from './texts'

export type Address = Schema<'AddressView'>

/** The one that was chosen, else the default one. */
export function useAddress() {
  const asked = api.useQuery('get', '/api/shop/addresses')
  const [chosen, choose] = useState<string | null>(null)
  const own = asked.data ?? []
  const address = own.find((one) => one.id === chosen) ?? own.find((one) => one.is_default) ?? own[0] ?? null
  return { address, choose, asked }
}

export function AddressLine({ address, open }: { address: Address | null; open: () => void }) {
  const t = useText()
  return (
    <button type="button" className="hs-address-of" onClick={open}>
      <EnvironmentOutline aria-hidden />
      {address === null ? (
        <span>{t('address.choose')}</span>
      ) : (
        <span>
          <strong>{address.recipient}</strong> {address.phone}
          <br />
          <span className="hs-weak">
            {address.region} {address.detail}
          </span>
        </span>
      )}
      <RightOutline aria-hidden />
    </button>
  )
}

interface AddressesSheetProps {
  open: boolean
  close: () => void
  state: Pick<ReturnType<typeof useAddress>, 'address' | 'asked'> & { choose: (id: string) => void }
}

export function AddressesSheet({ open, close, state: { address, choose, asked } }: AddressesSheetProps) {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const take = (id: string) => {
    choose(id)
    close()
  }
  const foot = (
    <Button block color="primary" fill="outline" size="large" onClick={() => setAdding(true)}>
      {t('address.add')}
    </Button>
  )
  return (
    <>
      <Sheet open={open} close={close} title={t('address.title')} foot={foot}>
        {asked.data === undefined ? asked.error === null ? <Bone height={96} /> : <Refused error={asked.error} retry={() => void asked.refetch()} /> : null}
        <div role="radiogroup" aria-label={t('address.title')}>
          {asked.data?.map((one) => (
            <div className="hs-address" key={one.id} style={{ marginBlockEnd: 0 }}>
              <Check role="radio" name={t('address.of', { name: one.recipient, place: `${one.region} ${one.detail}` })} on={one.id === address?.id} change={() => take(one.id)} />
              <button type="button" className="hs-plain" style={{ flex: 1, minWidth: 0 }} tabIndex={-1} aria-hidden onClick={() => take(one.id)}>
                <strong>{one.recipient}</strong> {one.phone} {one.is_default ? <span className="hs-label hs-label-own">{t('address.default')}</span> : null}
                <br />
                <span className="hs-weak">
                  {one.region} {one.detail}
                </span>
              </button>
            </div>
          ))}
        </div>
      </Sheet>
      <AddressSheet open={adding} close={() => setAdding(false)} address={null} saved={take} />
    </>
  )
}
