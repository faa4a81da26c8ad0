/** How much was asked for, why, of which goods and shops, and how soon it was settled. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import type { Column } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Money, yuan } from '@ui/money'
import { Card, Col, Flex, Row, Segmented, Statistic } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useReasons } from './cases/list'
import { useText } from './texts'
import { useFigureText } from './words-figures'

type Figures = Schema<'CaseFiguresView'>
type Goods = Figures['goods'][number]
type Shop = Figures['shops'][number]
type Show<Row extends object> = Omit<Column<Row>, 'sort' | 'hidden'>[]
const SPANS = [1, 7, 30] as const
const DAY = 86_400_000

/** Without a whole there is no share. */
function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2)}%`
}

/** Until now, when it was chosen. */
function spanOf(days: number) {
  const now = Date.now()
  return { days, query: { opened_from: new Date(now - days * DAY).toISOString(), opened_before: new Date(now).toISOString() } }
}

export default function FiguresPage() {
  const t = useFigureText()
  const [{ days, query }, setSpan] = useState(() => spanOf(30))
  const asked = api.useQuery('get', '/api/console/aftersale/figures', { params: { query } })
  const extra = <Segmented value={days} onChange={(value) => setSpan(spanOf(value))} options={SPANS.map((value) => ({ value, label: t(`days.${value}`) }))} />
  return (
    <PlainPage title={t('title')} what={t('what')} primary={extra} asked={asked}>
      {asked.data !== undefined && <Shown it={asked.data} />}
    </PlainPage>
  )
}

function Shown({ it }: { it: Figures }) {
  const t = useFigureText()
  const hours = (found: number | null) => (found === null ? '—' : t('hours', { hours: found.toFixed(1) }))
  const isPlatform = useMe().place.console === 'platform'
  const facts = [
    { title: t('cases'), value: String(it.cases) },
    { title: t('rate'), value: share(it.cases, it.orders) },
    { title: t('refunded'), value: `¥${yuan(it.refunded_fen)}` },
    { title: t('half'), value: hours(it.hours) },
  ]
  return (
    <Flex vertical gap={16}>
      <Row gutter={[16, 16]}>
        {facts.map((one) => (
          <Col key={one.title} xs={12} lg={6}>
            <Card>
              <Statistic title={one.title} value={one.value} />
            </Card>
          </Col>
        ))}
      </Row>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Reasons it={it} />
        </Col>
        <Col xs={24} lg={12}>
          <Kinds it={it} />
        </Col>
      </Row>
      <GoodsTable rows={it.goods} />
      {isPlatform && <ShopTable rows={it.shops} hours={hours} />}
    </Flex>
  )
}

function Reasons({ it }: { it: Figures }) {
  const t = useFigureText()
  const { nameOf } = useReasons()
  return (
    <Section title={t('by-reason')}>
      <PlainTable
        rows={it.reasons}
        rowKey="reason"
        empty={t('none')}
        columns={[
          { key: 'reason', title: t('reason'), show: (row) => nameOf(row.reason) },
          { key: 'cases', title: t('cases'), right: true, show: (row) => row.cases },
          { key: 'share', title: t('share'), right: true, show: (row) => share(row.cases, it.cases) },
          { key: 'refunded', title: t('refunded'), right: true, show: (row) => <Money fen={row.refunded_fen} /> },
        ]}
      />
    </Section>
  )
}

function Kinds({ it }: { it: Figures }) {
  const t = useFigureText()
  const word = useText()
  return (
    <Section title={t('by-kind')}>
      <PlainTable
        rows={it.kinds}
        rowKey="kind"
        empty={t('none')}
        columns={[
          { key: 'kind', title: word('kind'), show: (row) => word(`kind.${row.kind}`) },
          { key: 'cases', title: t('cases'), right: true, show: (row) => row.cases },
          { key: 'share', title: t('share'), right: true, show: (row) => share(row.cases, it.cases) },
        ]}
      />
    </Section>
  )
}

function GoodsTable({ rows }: { rows: readonly Goods[] }) {
  const t = useFigureText()
  const columns: Show<Goods> = [
    { key: 'goods', title: t('goods'), show: (row) => `${row.product_name} ${row.spec_text}` },
    { key: 'code', title: t('code'), show: (row) => <span className="ht-number">{row.sku_code}</span> },
    { key: 'cases', title: t('cases'), right: true, show: (row) => row.cases },
    { key: 'pieces', title: t('pieces'), right: true, show: (row) => row.pieces },
    { key: 'sold', title: t('sold'), right: true, show: (row) => row.sold },
    { key: 'rate', title: t('rate'), right: true, show: (row) => share(row.pieces, row.sold) },
  ]
  return (
    <Section title={t('by-goods')}>
      <PlainTable rows={rows} rowKey="sku_id" empty={t('none')} columns={columns} />
    </Section>
  )
}

function ShopTable({ rows, hours }: { rows: readonly Shop[]; hours: (found: number | null) => string }) {
  const t = useFigureText()
  const columns: Show<Shop> = [
    { key: 'shop', title: t('shop'), show: (row) => row.shop_name },
    { key: 'cases', title: t('cases'), right: true, show: (row) => row.cases },
    { key: 'orders', title: t('orders'), right: true, show: (row) => row.orders },
    { key: 'rate', title: t('rate'), right: true, show: (row) => share(row.cases, row.orders) },
    { key: 'refunded', title: t('refunded'), right: true, show: (row) => <Money fen={row.refunded_fen} /> },
    { key: 'half', title: t('half'), right: true, show: (row) => hours(row.hours) },
  ]
  return (
    <Section title={t('by-shop')}>
      <PlainTable rows={rows} rowKey="merchant_id" empty={t('none')} columns={columns} />
    </Section>
  )
}
