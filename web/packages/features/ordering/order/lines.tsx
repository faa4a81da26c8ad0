/** What was sold, and why it costs what it costs: each discount with its name and who bears it. */
import { Section } from '@ui/detail-page'
import { Money, yuan } from '@ui/money'
import { Flex, Tag, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Pictured } from '@ui/thumbnail'
import type { Line, OrderPage } from '../state'
import { useText } from '../texts'
import { type OrderText, useOrderText } from './texts'

type Discount = Line['discounts'][number]

function bearers(one: Discount, t: OrderText): string {
  const shares = [
    ...(one.platform_fen > 0 ? [t('discount.platform', { fen: yuan(one.platform_fen) })] : []),
    ...(one.merchant_fen > 0 ? [t('discount.merchant', { fen: yuan(one.merchant_fen) })] : []),
  ]
  return shares.join(' · ')
}

function Discounts({ of, t }: { of: readonly Discount[]; t: OrderText }) {
  if (of.length === 0) return <Typography.Text type="secondary">{t('none')}</Typography.Text>
  return (
    <Flex vertical gap={4} style={{ maxWidth: 240, whiteSpace: 'normal' }}>
      {of.map((one, index) => (
        <div key={`${one.offer_id}-${index}`}>
          <Flex gap={6} justify="space-between">
            <span>
              <Tag>{t(`discount.${one.kind}`)}</Tag>
              {one.name || t('discount.unnamed')}
            </span>
            <Money fen={-one.fen} />
          </Flex>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {bearers(one, t)}
          </Typography.Text>
        </div>
      ))}
    </Flex>
  )
}

export function Lines({ it }: { it: OrderPage }) {
  const t = useOrderText()
  const word = useText()
  const isChanged = it.lines.some((line) => line.adjust_fen !== 0)
  return (
    <Section title={t('lines')}>
      <PlainTable<Line>
        rows={it.lines}
        columns={[
          {
            key: 'good',
            title: t('line.good'),
            show: (line) => (
              <Flex gap={6} align="center">
                <Pictured width={200} file={line.picture} name={line.product_name} second={[line.spec_text, t('line.code', { code: line.sku_code })].filter(Boolean).join(' · ')} />
                {line.is_gift && <Tag color="magenta">{word('gift')}</Tag>}
              </Flex>
            ),
          },
          { key: 'price', title: t('line.price'), right: true, show: (line) => <Money fen={line.list_fen} /> },
          { key: 'quantity', title: t('line.quantity'), right: true, show: (line) => line.quantity },
          { key: 'gross', title: t('line.gross'), right: true, show: (line) => <Money fen={line.gross_fen} /> },
          { key: 'discounts', title: t('line.discounts'), show: (line) => <Discounts of={line.discounts} t={t} /> },
          ...(isChanged ? [{ key: 'adjust', title: t('line.adjust'), right: true, show: (line: Line) => <Money fen={line.adjust_fen} /> }] : []),
          { key: 'payable', title: t('line.payable'), right: true, show: (line) => <Money fen={line.payable_fen} /> },
        ]}
      />
      <Sums it={it} t={t} />
    </Section>
  )
}

interface Sum {
  key: string
  label: string
  fen: number
}

function Sums({ it, t }: { it: OrderPage; t: OrderText }) {
  const rows: Sum[] = [
    { key: 'goods', label: t('sum.goods'), fen: it.goods_fen },
    { key: 'discount', label: t('sum.discount'), fen: -(it.discount_fen - it.freight_off_fen) },
    { key: 'adjust', label: t('sum.adjust'), fen: it.adjust_fen },
    { key: 'freight', label: t('sum.freight'), fen: it.freight_fen },
    { key: 'freight-off', label: t('sum.freight-off'), fen: -it.freight_off_fen },
  ]
  const shown = rows.filter((row) => row.fen !== 0 || row.key === 'goods' || row.key === 'freight')
  return (
    <Flex justify="end" style={{ marginBlockStart: 16 }}>
      <div style={{ minWidth: 240 }}>
        {shown.map((row) => (
          <Flex key={row.key} justify="space-between" gap={24}>
            <Typography.Text type="secondary">{row.label}</Typography.Text>
            <Money fen={row.fen} />
          </Flex>
        ))}
        <Flex justify="space-between" gap={24} align="baseline" style={{ marginBlockStart: 8, fontSize: 16, fontWeight: 600 }}>
          <span>{t('sum.payable')}</span>
          <Money fen={it.payable_fen} />
        </Flex>
      </div>
    </Flex>
  )
}
