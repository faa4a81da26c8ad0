/** What one piece of a bundle takes from stock: SKUs of single products, each with a quantity. */
import { use, useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { DeleteOutlined } from '@ui/icons'
import { Money } from '@ui/money'
import { Button, Flex, InputNumber, Modal, Select, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { SELF_RUN_ID } from '@ui/self-run'
import { Pictured } from '@ui/thumbnail'
import { SellerOfForm } from './sellers'
import type { ComponentRow } from './skus'
import { useEditorText } from './texts-editor'

const COMPONENTS_MAX = 50
const QUANTITY_MAX = 9_999
const FOUND_MAX = 20

interface ComponentsProps {
  value: readonly ComponentRow[]
  onChange: (rows: ComponentRow[]) => void
  /** What the SKU is called in its form. */
  of: string
  disabled?: boolean
}

export function Components({ value, onChange, of, disabled }: ComponentsProps) {
  const t = useEditorText()
  const [open, setOpen] = useState(false)
  const pieces = value.reduce((sum, one) => sum + one.quantity, 0)
  return (
    <>
      <Button size="small" danger={value.length === 0} onClick={() => setOpen(true)}>
        {value.length === 0 ? t('components.none') : t('components.some', { kinds: value.length, pieces })}
      </Button>
      <Modal
        open={open}
        title={t('components.of', { spec: of })}
        width={720}
        onCancel={() => setOpen(false)}
        footer={
          <Button type="primary" onClick={() => setOpen(false)}>
            {t('components.done')}
          </Button>
        }
        destroyOnHidden
      >
        <Chosen value={value} onChange={onChange} disabled={disabled} />
      </Modal>
    </>
  )
}

function Chosen({ value, onChange, disabled }: Omit<ComponentsProps, 'of'>) {
  const t = useEditorText()
  const ids = value.map((one) => one.sku_id)
  const known = useSkus({ id: ids }, ids.length > 0)
  const put = (sku_id: string, quantity: number) => onChange(value.map((one) => (one.sku_id === sku_id ? { ...one, quantity } : one)))
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('components.help')}</Typography.Text>
      {!disabled && value.length < COMPONENTS_MAX && (
        <FindSku without={ids} onFound={(sku_id) => onChange([...value, { sku_id, quantity: 1 }])} />
      )}
      <PlainTable<ComponentRow>
        rows={value}
        rowKey="sku_id"
        empty={t('components.none')}
        columns={[
          { key: 'sku', title: t('sku'), show: (one) => <SkuCell sku={known.find((sku) => sku.id === one.sku_id)} /> },
          {
            key: 'quantity',
            title: t('components.quantity'),
            width: 140,
            show: (one) => (
              <InputNumber
                min={1}
                max={QUANTITY_MAX}
                precision={0}
                value={one.quantity}
                onChange={(quantity) => put(one.sku_id, quantity ?? 1)}
                disabled={disabled}
                aria-label={t('components.quantity')}
              />
            ),
          },
          {
            key: 'remove',
            title: '',
            width: 60,
            show: (one) => (
              <Button type="text" icon={<DeleteOutlined />} disabled={disabled} aria-label={t('components.remove')} onClick={() => onChange(value.filter((it) => it !== one))} />
            ),
          },
        ]}
      />
    </Flex>
  )
}

function useSkus(query: { text?: string; id?: string[]; own_stock?: boolean; merchant_id?: string }, enabled: boolean) {
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query: { limit: COMPONENTS_MAX, ...query } } }, { enabled, placeholderData: keepPreviousData })
  return asked.data?.items ?? []
}

type FoundSku = ReturnType<typeof useSkus>[number]

function SkuCell({ sku }: { sku: FoundSku | undefined }) {
  if (sku === undefined) return <span>—</span>
  const second = [sku.spec_text, sku.code].filter(Boolean).join(' · ')
  return <Pictured file={sku.picture} name={sku.product_name} second={second} />
}

function FindSku({ without, onFound }: { without: readonly string[]; onFound: (id: string) => void }) {
  const t = useEditorText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const seller = use(SellerOfForm) ?? SELF_RUN_ID
  const found = useSkus({ text, own_stock: true, merchant_id: seller }, text.length > 0).slice(0, FOUND_MAX)
  const options = found
    .filter((sku) => !without.includes(sku.id))
    .map((sku) => ({
      value: sku.id,
      label: (
        <Flex justify="space-between" align="center" gap={12}>
          <SkuCell sku={sku} />
          <Money fen={sku.price_fen} />
        </Flex>
      ),
    }))
  return (
    <Select
      value={null}
      options={text === '' ? [] : options}
      onChange={(id: string | null) => id !== null && onFound(id)}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      placeholder={t('components.find')}
      aria-label={t('components.find')}
      notFoundContent={text === '' ? null : t('components.nothing')}
      listHeight={360}
    />
  )
}
