/** What a shop shows, to be changed by who may. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { ChoicesField, Custom, LongTextField, TextField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { useMay } from '@ui/me'
import { Flex } from '@ui/parts'
import { PictureField } from '@ui/picture-field'
import { RegionField } from '@ui/region-field'
import { useSay } from '@ui/say'
import { Addresses } from './addresses'
import { useShopText } from './texts'

export type Shop = Schema<'ShopProfileView'>
type Values = Schema<'EditShop'>

export function Profile({ shop }: { shop: Shop }) {
  const t = useShopText()
  const say = useSay()
  const may = useMay()('merchants.shop', 'write')
  const edit = useAct('put', '/api/console/merchants/shops/{shop_id}')
  const carriers = useCarriers()
  const { merchant_id: _id, addresses: _addresses, version: _version, ...initial } = shop
  async function save({ notice, description, service_phone, service_hours, ...values }: Values) {
    const body = {
      ...values,
      notice: notice ?? '',
      description: description ?? '',
      service_phone: service_phone ?? '',
      service_hours: service_hours ?? '',
      carriers: values.carriers ?? [],
      version: shop.version,
    }
    await edit.run({ params: { path: { shop_id: shop.merchant_id } }, body })
    say.done(t('saved'))
  }
  return (
    <Flex vertical gap={16}>
      <FormCard<Values> title={t('profile')} initial={initial} onSubmit={save} disabled={!may}>
        <div style={{ maxWidth: 720 }}>
          <Custom name="logo_file_id" label={t('logo')} help={t('logo.help')}>
            <PictureField purpose="shop_logo" disabled={!may} />
          </Custom>
          <TextField name="name" label={t('name')} help={t('name.help')} required max={30} />
          <TextField name="notice" label={t('notice')} max={200} />
          <LongTextField name="description" label={t('description')} />
          <TextField name="service_phone" label={t('service_phone')} max={24} />
          <TextField name="service_hours" label={t('service_hours')} hint={t('service_hours.hint')} max={60} />
          <Custom name="region" label={t('region')}>
            <RegionField disabled={!may} />
          </Custom>
          <ChoicesField
            name="carriers"
            label={t('carriers')}
            help={t('carriers.help')}
            loading={carriers.loading}
            options={carriers.options}
          />
        </div>
      </FormCard>
      <Addresses shop={shop} />
    </Flex>
  )
}
