/** Everything that a template charges, as fields of a form whose values have a `tariff`. */
import { Alert, Button, Card, Flex, Form, Radio } from '@ui/parts'
import { FieldGroup } from '@ui/fields'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { useWords } from '@ui/words'
import { takenBy } from './chosen'
import { type ChargeBy, freshRates } from './measures'
import { FreeFields } from './free-fields'
import { RatesFields } from './rates-fields'
import { RegionsInput } from './regions-input'
import { useText } from './texts'
import type { Values } from './values'

const ROWS_MAX = 60

export function TariffFields() {
  const t = useText()
  const form = Form.useFormInstance<Values>()
  const chargeBy: ChargeBy = Form.useWatch('charge_by', form) ?? 'weight'
  const rows = Form.useWatch(['tariff', 'rows'], form) as { regions?: string[] }[] | undefined
  const closed = Form.useWatch(['tariff', 'no_delivery'], form) as string[] | undefined
  const deliversRest = Form.useWatch('delivers_rest', form) ?? true
  const groups = [...(rows ?? []).map((row) => row?.regions), closed]
  return (
    <>
      <FieldGroup title={t('rest.title')} help={t('rest.help')}>
        <Form.Item name="delivers_rest">
          <Radio.Group
            options={[
              { value: true, label: t('rest.delivered') },
              { value: false, label: t('rest.not-delivered') },
            ]}
          />
        </Form.Item>
        {deliversRest ? (
          <Form.Item>
            <RatesFields name={['tariff', 'rest']} chargeBy={chargeBy} />
          </Form.Item>
        ) : (
          <Alert type="info" showIcon style={{ marginBlockEnd: 16 }} title={t('rest.told')} />
        )}
      </FieldGroup>
      <FieldGroup title={t('rows.title')} help={t('rows.help')}>
        <Rows chargeBy={chargeBy} groups={groups} />
      </FieldGroup>
      <FieldGroup title={t('closed.title')} help={t('closed.help')}>
        <Form.Item name={['tariff', 'no_delivery']}>
          <RegionsInput label={t('closed.title')} taken={takenBy(groups, groups.length - 1)} placeholder={t('closed.none')} />
        </Form.Item>
      </FieldGroup>
      <FieldGroup title={t('free.title')} help={t('free.help')}>
        <FreeFields />
      </FieldGroup>
    </>
  )
}

export function Rows({ chargeBy, groups }: { chargeBy: ChargeBy; groups: readonly (readonly string[] | undefined)[] }) {
  const t = useText()
  const word = useWords()
  return (
    <Form.List name={['tariff', 'rows']}>
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBlockEnd: 16 }}>
          {rows.map((row, number) => (
            <Card key={row.key} size="small" title={t('rows.one', { number: number + 1 })} extra={<Button type="text" icon={<DeleteOutlined />} aria-label={`${word('act.remove')} ${t('rows.one', { number: number + 1 })}`} onClick={() => remove(row.name)} />}>
              <Form.Item name={[row.name, 'regions']} rules={[{ required: true, message: t('fault.regions') }]}>
                <RegionsInput label={t('rows.regions', { number: number + 1 })} taken={takenBy(groups, number)} />
              </Form.Item>
              <RatesFields name={[row.name]} chargeBy={chargeBy} />
            </Card>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} disabled={rows.length >= ROWS_MAX} onClick={() => add({ regions: [], ...freshRates(chargeBy) })}>
            {t('rows.add')}
          </Button>
        </Flex>
      )}
    </Form.List>
  )
}
