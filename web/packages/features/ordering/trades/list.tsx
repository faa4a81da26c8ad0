/** All trades: one checkout, one payment. */
import { useMemo } from 'react'
import type { Schema } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { Money } from '@ui/money'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type TradeText, useTradeText } from './texts'

type Trade = Schema<'TradeView'>
const STATES = ['waiting', 'on_delivery', 'paid', 'cancelled'] as const
const MEANING: Record<Trade['state'], Meaning> = { waiting: 'waiting', on_delivery: 'running', paid: 'good', cancelled: 'off' }

export function TradeState({ it, t }: { it: Pick<Trade, 'state'>; t: TradeText }) {
  return <StatusTag meaning={MEANING[it.state]}>{t(`state.${it.state}`)}</StatusTag>
}

function columns(t: TradeText): Column<Trade>[] {
  return [
    { key: 'number', title: t('number'), show: (it) => <span className="ht-number">{it.number}</span> },
    { key: 'state', title: t('state'), show: (it) => <TradeState it={it} t={t} /> },
    { key: 'buyer', title: t('buyer'), show: (it) => it.buyer_name || '—' },
    { key: 'goods', title: t('goods'), right: true, show: (it) => <Money fen={it.goods_fen} /> },
    { key: 'discount', title: t('discount'), right: true, show: (it) => <Money fen={-it.discount_fen} /> },
    { key: 'freight', title: t('freight'), right: true, show: (it) => <Money fen={it.freight_fen} /> },
    { key: 'payable', title: t('payable'), right: true, show: (it) => <Money fen={it.payable_fen} /> },
    { key: 'placed', title: t('placed'), sort: 'placed_at', show: (it) => <Time at={it.placed_at} /> },
    { key: 'paid', title: t('paid'), show: (it) => it.paid_at && <Time at={it.paid_at} /> },
  ]
}

export default function Trades() {
  const t = useTradeText()
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'text', name: 'number', title: t('number') },
      { kind: 'between', from: 'placed_from', below: 'placed_before', title: t('placed') },
    ],
    [t],
  )
  const tabs: Tab[] = [{ key: 'all', title: t('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state } }))]
  return (
    <ListPage
      path="/api/console/ordering/trades"
      title={t('title')}
      what={t('what')}
      columns={columns(t)}
      filters={filters}
      tabs={tabs}
      open={(it) => `/ordering/trades/${it.id}`}
      empty={{ why: t('none') }}
    />
  )
}
