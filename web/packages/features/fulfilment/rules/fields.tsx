/** The fields of a book of rules. */
import { api } from '@api/client'
import { ChoiceField, FieldGroup, ListField, SwitchField, TextField, WholeField } from '@ui/fields'
import { Flex } from '@ui/parts'
import { YuanField } from '@ui/yuan-field'
import { useDecisionText } from '../order/texts'
import { RULES } from './book'
import { useRuleText } from './texts'

const WEIGHT_MAX = 100
const SHIP_HOURS_MAX = 720
const WAREHOUSES_MAX = 200

/** `promised`: with the time of shipping, which says nothing about where orders go from. */
export function BookFields({ promised = false }: { promised?: boolean }) {
  const t = useRuleText()
  const of = useDecisionText()
  const found = api.useQuery('get', '/api/console/inventory/warehouses', { params: { query: { limit: WAREHOUSES_MAX } } }).data
  const warehouses = (found?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  return (
    <>
      <FieldGroup title={t('rules.weights')} help={t('rules.weight')}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, max-content)', columnGap: 16 }}>
          {RULES.map((kind) => (
            <WholeField key={kind} name={['weights', kind]} label={of(`rule.${kind}`)} min={0} max={WEIGHT_MAX} />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup title={t('rules.split')}>
        <Flex gap={16} wrap>
          <WholeField name="parcels_max" label={t('rules.parcels_max')} min={1} max={10} required />
          <YuanField name="part_fen_min" label={t('rules.part_fen_min')} required />
          <SwitchField name="send_part" label={t('rules.send_part')} />
        </Flex>
      </FieldGroup>
      {promised && (
        <FieldGroup title={t('rules.promise')}>
          <WholeField name="ship_hours" label={t('rules.ship_hours')} help={t('rules.ship_hours.help')} min={1} max={SHIP_HOURS_MAX} />
        </FieldGroup>
      )}
      <FieldGroup title={t('rules.rates')}>
        <Flex gap={16} wrap>
          <YuanField name="near_fen" label={t('rules.near')} required />
          <YuanField name="province_fen" label={t('rules.province')} required />
          <YuanField name="far_fen" label={t('rules.far')} required />
          <YuanField name="per_1000_km_fen" label={t('rules.far_more')} required />
        </Flex>
        <WholeField name="daily_orders" label={t('rules.daily')} help={t('rules.daily.help')} min={1} max={1_000_000} required />
      </FieldGroup>
      <FieldGroup title={t('rules.areas')} help={t('rules.areas.help')}>
        <ListField name="areas" label="" fresh={{ warehouse_id: undefined, regions: '' }} add={t('rules.area.add')}>
          {(index) => (
            <Flex gap={8}>
              <div style={{ flex: '0 0 220px' }}>
                <ChoiceField name={[index, 'warehouse_id']} label={t('warehouse')} options={warehouses} required />
              </div>
              <div style={{ flex: 1 }}>
                <TextField name={[index, 'regions']} label={t('rules.area.regions')} help={t('rules.area.regions.help')} max={400} required />
              </div>
            </Flex>
          )}
        </ListField>
      </FieldGroup>
    </>
  )
}
