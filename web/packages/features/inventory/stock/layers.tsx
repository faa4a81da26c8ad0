/** The three layers as they stand on each other, with their numbers and what is under way between them. */
import type { ReactNode } from 'react'
import { ArrowUpOutlined, CheckCircleOutlined, WarningOutlined } from '@ui/icons'
import { Flex, Typography } from '@ui/parts'
import { type Text, useText } from '../texts'
import type { Stock } from './detail'
import { sumsOf } from './sums'

export function Layers({ stock }: { stock: Stock }) {
  const t = useText()
  const sums = sumsOf(stock)
  return (
    <Flex vertical style={{ maxWidth: 860 }}>
      {sums.sales !== null && (
        <>
          <Layer name={t('layer.sales')} what={t('layer.sales.what')} cells={cells(t, sums.sales)} total={sums.sales.sellable + sums.sales.locked + sums.sales.sold} />
          <Between {...sums.toSales} t={t} />
        </>
      )}
      <Layer name={t('layer.dispatch')} what={t('layer.dispatch.what')} cells={cells(t, sums.dispatch)} total={sums.dispatch.free + sums.dispatch.assigned + sums.dispatch.transit} />
      <Between {...sums.toDispatch} t={t} />
      <Layer
        name={t('layer.warehouse')}
        what={t('layer.warehouse.what')}
        cells={cells(t, sums.warehouse)}
        total={Object.values(sums.warehouse).reduce((one, other) => one + other, 0)}
      />
    </Flex>
  )
}

type Word = 'good' | 'damaged' | 'inspect' | 'frozen' | 'coming' | 'free' | 'assigned' | 'transit' | 'sellable' | 'locked' | 'sold'

function cells(t: Text, counts: Partial<Record<Word, number>>) {
  return Object.entries(counts).map(([word, count]) => ({ word, name: t(word as Word), count }))
}

interface LayerProps {
  name: string
  what: string
  cells: { word: string; name: string; count: number }[]
  total: number
}

function Layer({ name, what, cells: shown, total }: LayerProps) {
  const t = useText()
  return (
    <section aria-label={name} style={{ border: '1px solid var(--ant-color-border)', borderRadius: 6, padding: '12px 16px' }}>
      <Flex gap={16} align="center" wrap>
        <div style={{ width: 168 }}>
          <Typography.Text strong>{name}</Typography.Text>
          <div>
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {what}
            </Typography.Text>
          </div>
        </div>
        <Flex gap={28} style={{ flex: 1 }} wrap>
          {shown.map((cell) => (
            <div key={cell.word} style={{ minWidth: 72 }}>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {cell.name}
              </Typography.Text>
              <div className="ht-number" style={{ fontSize: 20, lineHeight: '28px', opacity: cell.count === 0 ? 0.45 : 1 }}>
                {cell.count}
              </div>
            </div>
          ))}
        </Flex>
        <Typography.Text type="secondary">{t('layers.total', { count: total })}</Typography.Text>
      </Flex>
    </section>
  )
}

function Between({ up, gap, t }: { up: number; gap: number; t: Text }) {
  const still = up === 0 && gap === 0
  return (
    <Flex gap={16} align="center" style={{ paddingInlineStart: 28, minHeight: 36 }}>
      <ArrowUpOutlined aria-hidden style={{ color: still ? 'var(--ant-color-text-quaternary)' : 'var(--ant-color-primary)' }} />
      {still && <Said icon={<CheckCircleOutlined aria-hidden />}>{t('layers.still')}</Said>}
      {up !== 0 && <Typography.Text>{t('layers.up', { count: up })}</Typography.Text>}
      {gap > 0 && (
        <Typography.Text type="danger">
          <WarningOutlined aria-hidden /> {t('layers.gap', { count: gap })}
        </Typography.Text>
      )}
    </Flex>
  )
}

function Said({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {icon} {children}
    </Typography.Text>
  )
}
