/** Labels of a product's SKUs: how many of each, with the price or without. */
import { useState } from 'react'
import { useLanguage } from '@ui/language'
import { PrinterOutlined } from '@ui/icons'
import { Button, Checkbox, Flex, InputNumber, Modal, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { usePrint } from '@ui/print'
import { useWords } from '@ui/words'
import type { AttributeRule } from './rules'
import type { ShownSku } from './shown'
import { shownSpec } from './specs'
import { useContentText } from './texts-content'
import { useLabelText } from './texts-labels'

const COPIES_MAX = 500

type Printed = ShownSku & { id: string }
const isPrinted = (sku: ShownSku): sku is Printed => typeof sku.id === 'string'

export function PrintLabels({ skus, rules }: { skus: readonly ShownSku[]; rules: readonly AttributeRule[] }) {
  const t = useLabelText()
  const [open, setOpen] = useState(false)
  const printed = skus.filter(isPrinted)
  if (printed.length === 0) return null
  return (
    <>
      <Button size="small" icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        {t('print')}
      </Button>
      {open && <Labels skus={printed} rules={rules} close={() => setOpen(false)} />}
    </>
  )
}

function Labels({ skus, rules, close }: { skus: readonly Printed[]; rules: readonly AttributeRule[]; close: () => void }) {
  const t = useLabelText()
  const own = useContentText()
  const { language } = useLanguage()
  const { print, running } = usePrint()
  const word = useWords()
  const [copies, setCopies] = useState<Record<string, number>>(() => Object.fromEntries(skus.map((sku) => [sku.id, 1])))
  const [withPrice, setWithPrice] = useState(true)
  const wanted = skus.map((sku) => ({ sku_id: sku.id, copies: copies[sku.id] ?? 0 })).filter((one) => one.copies > 0)
  const count = wanted.reduce((sum, one) => sum + one.copies, 0)

  async function send() {
    if (await print('/api/console/catalog/barcodes', { skus: wanted, with_price: withPrice })) close()
  }
  return (
    <Modal
      open
      title={t('print')}
      width={640}
      onCancel={close}
      okText={t('count', { count })}
      cancelText={word('act.close')}
      okButtonProps={{ disabled: count === 0 || count > COPIES_MAX, loading: running }}
      onOk={() => void send()}
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('what')}</Typography.Text>
        <PlainTable<Printed>
          rows={skus}
          rowKey="id"
          columns={[
            { key: 'sku', title: t('sku'), show: (sku) => shownSpec(rules, sku.spec ?? {}, language) || own('sku.single') },
            { key: 'barcode', title: t('barcode'), show: (sku) => sku.barcode ?? sku.code },
            {
              key: 'copies',
              title: t('copies'),
              width: 120,
              show: (sku) => (
                <InputNumber
                  aria-label={`${t('copies')} ${sku.code}`}
                  min={0}
                  max={COPIES_MAX}
                  precision={0}
                  value={copies[sku.id] ?? 0}
                  onChange={(value) => setCopies((before) => ({ ...before, [sku.id]: value ?? 0 }))}
                />
              ),
            },
          ]}
        />
        <Checkbox checked={withPrice} onChange={(event) => setWithPrice(event.target.checked)}>
          {t('price')}
        </Checkbox>
      </Flex>
    </Modal>
  )
}
