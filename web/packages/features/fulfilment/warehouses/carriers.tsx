/** Who takes what leaves a warehouse: in general, and for provinces. */
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { ChoiceField, ChoicesField, FieldGroup, ListField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { useMay } from '@ui/me'
import { Alert, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useRegions } from '@ui/regions'
import { useSay } from '@ui/say'
import { type CarrierValues, codesOf, saidOf, valuesOf } from './named'
import { useCarrierText } from './texts'

const LINES_MAX = 10

export default function WarehouseCarriers() {
  const t = useCarrierText()
  const say = useSay()
  const { id = '' } = useParams()
  const mayWrite = useMay()('fulfilment.warehouse_carrier', 'write')
  const asked = api.useQuery('get', '/api/console/fulfilment/warehouses/{warehouse_id}/carriers', { params: { path: { warehouse_id: id } } })
  const change = useAct('put', '/api/console/fulfilment/warehouses/{warehouse_id}/carriers')
  const found = asked.data
  async function save(values: CarrierValues) {
    await change.run({ params: { path: { warehouse_id: id } }, body: saidOf(values, found?.version ?? 0) })
    say.done(t('carriers.saved'))
  }
  return (
    <PlainPage title={found === undefined ? t('carriers') : t('carriers.of', { name: found.warehouse_name })} what={t('carriers.what')} asked={asked} back="/inventory/warehouses">
      {found !== undefined && (
        <FormCard<CarrierValues> key={found.version} initial={valuesOf(found)} onSubmit={save} disabled={!mayWrite}>
          <Fields named={codesOf(found)} />
        </FormCard>
      )}
    </PlainPage>
  )
}

/** One that has been switched off since stays readable, and says so. */
function Fields({ named }: { named: string[] }) {
  const t = useCarrierText()
  const { tree, loading } = useRegions()
  const carriers = useCarriers()
  const provinces = useMemo(() => tree.map((one) => ({ value: one.code, label: one.name })), [tree])
  const open = new Set(carriers.options.map((one) => one.value))
  const off = carriers.loading ? [] : named.filter((code) => !open.has(code))
  const options = [...carriers.options, ...off.map((code) => ({ value: code, label: t('carriers.off', { name: carriers.nameOf(code) }), disabled: true }))]
  return (
    <>
      {off.length > 0 && <Alert type="warning" showIcon title={t('carriers.off.what', { names: off.map(carriers.nameOf).join('、') })} style={{ marginBottom: 16 }} />}
      <div style={{ maxWidth: 320 }}>
        <ChoiceField name="carrier_code" label={t('carriers.usual')} help={t('carriers.usual.help')} options={options} loading={carriers.loading} />
      </div>
      <FieldGroup title={t('carriers.provinces')} help={t('carriers.provinces.help')}>
        <ListField name="lines" label="" fresh={{ carrier_code: undefined, provinces: [] }} add={t('carriers.provinces.add')} max={LINES_MAX}>
          {(index) => (
            <Flex gap={8}>
              <div style={{ flex: '0 0 220px' }}>
                <ChoiceField name={[index, 'carrier_code']} label={t('carriers.carrier')} options={options} loading={carriers.loading} required />
              </div>
              <div style={{ flex: 1, minWidth: 0 }}>
                <ChoicesField name={[index, 'provinces']} label={t('carriers.to')} options={provinces} loading={loading} required />
              </div>
            </Flex>
          )}
        </ListField>
      </FieldGroup>
    </>
  )
}
