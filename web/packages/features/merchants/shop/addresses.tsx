/** Where goods leave from, and where they come back to. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Custom, RadioField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import type { RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Tag } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { RegionField } from '@ui/region-field'
import { useRegions, wayTo } from '@ui/regions'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import type { Shop } from './profile'
import { useShopText } from './texts'

type Address = Schema<'ShopAddressView'>
type Values = Schema<'MakeShopAddress'>
const PATH = '/api/console/merchants/shops/{shop_id}/addresses'

export function Addresses({ shop }: { shop: Shop }) {
  const t = useShopText()
  const word = useWords()
  const say = useSay()
  const may = useMay()('merchants.shop', 'write')
  const { tree } = useRegions()
  const [open, setOpen] = useState<Address | 'new' | null>(null)
  const remove = useAct('delete', `${PATH}/{address_id}`)

  async function takeAway(one: Address) {
    if (!(await say.confirm({ title: t('address.remove'), what: one.street, act: word('act.delete'), danger: true }))) return
    try {
      await remove.run({ params: { path: { shop_id: shop.merchant_id, address_id: one.id } } })
      say.done(t('address.removed'))
    } catch (error) {
      say.problem(error)
    }
  }

  const actsOf = (one: Address): RowAct[] => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen(one) },
    { key: 'remove', title: word('act.delete'), run: () => takeAway(one), danger: true },
  ]
  const regionOf = (code: string) => wayTo(tree, code).map((node) => node.name).join(' ')
  return (
    <Section title={t('addresses')} extra={may && <Button onClick={() => setOpen('new')}>{t('address.add')}</Button>}>
      <PlainTable<Address>
        rows={shop.addresses}
        empty={t('address.none')}
        acts={may ? actsOf : undefined}
        columns={[
          { key: 'kind', title: t('address.kind'), show: (one) => t(`kind.${one.kind}`) },
          { key: 'contact', title: t('contact'), show: (one) => one.contact_name },
          { key: 'phone', title: t('phone'), show: (one) => one.phone },
          { key: 'address', title: t('address'), show: (one) => `${regionOf(one.region)} ${one.street}` },
          { key: 'usual', title: t('usual'), show: (one) => one.is_usual && <Tag>{t('usual')}</Tag> },
        ]}
      />
      {open !== null && <AddressDrawer shop={shop} address={open === 'new' ? undefined : open} close={() => setOpen(null)} />}
    </Section>
  )
}

function AddressDrawer({ shop, address, close }: { shop: Shop; address: Address | undefined; close: () => void }) {
  const t = useShopText()
  const say = useSay()
  const make = useAct('post', PATH)
  const edit = useAct('put', `${PATH}/{address_id}`)
  const kinds = (['shipping', 'return'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))
  async function save(values: Values) {
    if (address === undefined) await make.run({ params: { path: { shop_id: shop.merchant_id } }, body: values })
    else await edit.run({ params: { path: { shop_id: shop.merchant_id, address_id: address.id } }, body: { ...values, version: address.version } })
    say.done(t('address.saved'))
  }
  const initial = address === undefined ? { kind: 'shipping' as const, is_usual: false } : { ...address, phone: address.phone ?? undefined }
  const { id: _id, version: _version, ...begun } = { id: '', version: 0, ...initial }
  return (
    <FormDrawer<Values> open title={t(address === undefined ? 'address.add' : 'address.edit')} onClose={close} initial={begun} onSubmit={save}>
      <RadioField name="kind" label={t('address.kind')} options={kinds} required />
      <TextField name="contact_name" label={t('contact')} required max={60} />
      <TextField name="phone" label={t('phone')} required max={24} />
      <Custom name="region" label={t('region')} required>
        <RegionField />
      </Custom>
      <TextField name="street" label={t('street')} required />
      <SwitchField name="is_usual" label={t('make-usual')} />
    </FormDrawer>
  )
}
