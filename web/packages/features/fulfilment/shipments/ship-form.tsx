/** Somebody sends it himself: carriers and numbers, all of it or some. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { useCarriers } from '@ui/carriers'
import { ChoiceField, ListField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Alert, Flex, InputNumber, Switch, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Shipment } from '../state'
import { useText } from '../texts'

interface Values {
  parcels: { carrier_code: string; number: string }[]
}

const TOUCHES = ['/api/console/fulfilment', '/api/console/ordering']
const PARCELS_MAX = 20

export function ShipForm({ it, open, close }: { it: Shipment; open: boolean; close: () => void }) {
  const t = useText()
  const say = useSay()
  const carriers = useCarriers()
  const ship = useAct('post', '/api/console/fulfilment/shipments/{shipment_id}/ship', { touches: TOUCHES })
  const [part, setPart] = useState(false)
  const [pieces, setPieces] = useState<Record<string, number>>({})
  const quantityOf = (id: string, most: number) => pieces[id] ?? most

  async function submit(values: Values) {
    const wanted = it.lines.map((one) => ({ line_id: one.id, quantity: quantityOf(one.id, one.quantity) }))
    const some = wanted.filter((one) => one.quantity > 0)
    // Nothing at all is for the server to refuse: an empty list would mean all of it.
    const lines = part ? (some.length > 0 ? some : wanted) : []
    await ship.run({ params: { path: { shipment_id: it.id } }, body: { parcels: values.parcels, lines } })
    say.done(t('ship.done'))
  }

  return (
    <FormModal<Values> title={t('ship.title')} width={620} open={open} onClose={close} submit={t('ship')} onSubmit={submit} initial={{ parcels: [{ carrier_code: it.carrier_code, number: '' }] }}>
      {it.mode === 'warehouse' && <Alert type="warning" showIcon title={t('ship.from-warehouse')} style={{ marginBlockEnd: 16 }} />}
      <ListField name="parcels" label={t('parcels')} fresh={{ carrier_code: it.carrier_code, number: '' }} add={t('ship.add')} max={PARCELS_MAX}>
        {(index) => (
          <Flex gap={8}>
            <div style={{ flex: '0 0 200px' }}>
              <ChoiceField name={[index, 'carrier_code']} label={t('carrier')} options={carriers.options} required />
            </div>
            <div style={{ flex: 1 }}>
              <TextField name={[index, 'number']} label={t('waybill')} max={40} required />
            </div>
          </Flex>
        )}
      </ListField>
      <Flex gap={8} align="center">
        <Switch checked={part} onChange={setPart} aria-label={t('ship.part')} />
        <span>{t('ship.part')}</span>
        <Typography.Text type="secondary">{t('ship.part.help')}</Typography.Text>
      </Flex>
      {part && (
        <Flex vertical gap={8} style={{ marginBlockStart: 12 }}>
          {it.lines.map((one) => (
            <Flex key={one.id} gap={12} align="center" justify="space-between">
              <span>
                {one.product_name} {one.spec_text}
              </span>
              <InputNumber
                aria-label={`${t('quantity')} ${one.product_name}`}
                min={0}
                max={one.quantity}
                precision={0}
                value={quantityOf(one.id, one.quantity)}
                onChange={(value) => setPieces({ ...pieces, [one.id]: value ?? 0 })}
              />
            </Flex>
          ))}
        </Flex>
      )}
    </FormModal>
  )
}
