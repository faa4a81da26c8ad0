/** What is left of an order for its seller, for those who may see costs. */
import { api } from '@api/client'
import { Facts } from '@ui/detail-page'
import { useMe } from '@ui/me'
import { Money } from '@ui/money'
import type { OrderPage } from '../state'
import { type OrderKey, useOrderText } from './texts'

const KNOWN = ['goods_cost', 'commission', 'freight_cost', 'storage', 'tax'] as const

export function Margin({ it }: { it: OrderPage }) {
  const { fields, all_fields } = useMe()
  const right = fields['ordering.order.cost']
  return all_fields || right === 'read' || right === 'write' ? <Shown it={it} /> : null
}

function Shown({ it }: { it: OrderPage }) {
  const t = useOrderText()
  const asked = api.useQuery('get', '/api/console/ordering/orders/{order_id}/margin', { params: { path: { order_id: it.id } } })
  const margin = asked.data
  if (margin === undefined) return null
  const unknown = margin.unknown.map((one) => (KNOWN.includes(one) ? t(`unknown.${one}` as OrderKey) : one)).join(t('and'))
  return (
    <Facts
      title={t('margin')}
      facts={[
        { label: t('margin.left'), value: <Money fen={margin.margin_fen} /> },
        { label: t('margin.cost'), value: <Money fen={margin.cost_fen} /> },
        { label: t('margin.commission'), value: <Money fen={margin.commission_fen} /> },
        { label: t('margin.subsidy'), value: <Money fen={margin.subsidy_fen} /> },
        { label: t('margin.freight'), value: <Money fen={margin.freight_fen} /> },
        ...(margin.freight_cost_fen === null ? [] : [{ label: t('margin.freight-cost'), value: <Money fen={margin.freight_cost_fen} /> }]),
        ...(unknown === '' ? [] : [{ label: t('margin.unknown'), value: unknown, wide: true }]),
      ]}
    />
  )
}
