/** How an order looks in lists, and by what it is found. */
import { type ReactNode, useState } from 'react'
import type { Column, Filter } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex, Tooltip, Typography } from '@ui/parts'
import { Thumbnail } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { ShopFilter, YuanFilter } from './filters'
import { FLAGS, FlagMark, type Listed, OrderState, reasonsOf } from './state'
import type { Text } from './texts'

const SIDE = 40
const SHIPPING = ['overdue', 'due_soon', 'due'] as const

/** Pictures of the first goods; the name of one says what it is, their number how much. */
function Goods({ it, t }: { it: Listed; t: Text }) {
  const [first] = it.goods
  return (
    <Flex gap={8} align="center">
      {it.goods.map((one, index) => (
        <Tooltip key={index} title={`${one.product_name} ${one.spec_text} × ${one.quantity}`}>
          <span>
            <Thumbnail file={one.picture} name={one.product_name} side={SIDE} large={false} />
          </span>
        </Tooltip>
      ))}
      <div style={{ maxWidth: 200, minWidth: 120, whiteSpace: 'normal' }}>
        <Typography.Paragraph ellipsis={{ rows: 1 }} style={{ margin: 0 }}>
          {first?.product_name}
        </Typography.Paragraph>
        <Second>{t(it.goods.length > 1 ? 'goods.more' : 'pieces', { count: it.pieces_count })}</Second>
      </div>
    </Flex>
  )
}

function Second({ children }: { children: ReactNode }) {
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {children}
    </Typography.Text>
  )
}

function Two({ first, second, width }: { first: ReactNode; second: ReactNode; width?: number }) {
  return (
    <div style={{ maxWidth: width }}>
      <div style={{ overflowWrap: 'anywhere' }}>{first}</div>
      <Second>{second}</Second>
    </div>
  )
}

/** Flag, what the buyer said, what colleagues wrote. */
function Notes({ it, t }: { it: Listed; t: Text }) {
  const lines = [it.remark, it.note].filter((one) => one !== '')
  return (
    <Flex gap={6} align="flex-start" style={{ maxWidth: 200 }}>
      <FlagMark flag={it.flag} t={t} />
      <div style={{ minWidth: 0, whiteSpace: 'normal' }}>
        {lines.map((line) => (
          <Typography.Paragraph key={line} ellipsis={{ rows: 1, tooltip: line }} style={{ margin: 0, fontSize: 12 }}>
            {line}
          </Typography.Paragraph>
        ))}
      </div>
    </Flex>
  )
}

/** Where it stands, and until when it must have gone. */
function State({ it, t }: { it: Listed; t: Text }) {
  const [now] = useState(() => Date.now())
  const waits = it.state === 'awaiting_shipment' && it.ship_by
  return (
    <Flex vertical gap={2}>
      <OrderState it={it} t={t} />
      {waits && (
        <Typography.Text type={Date.parse(waits) < now ? 'danger' : 'secondary'} style={{ fontSize: 12 }}>
          {t('ship-by.until')}
          <Time at={waits} />
        </Typography.Text>
      )}
    </Flex>
  )
}

/** `shops`: the reader sees orders of several. */
const orderColumn = (t: Text, shops: boolean): Column<Listed> => ({
  key: 'order',
  title: t('order'),
  width: 190,
  show: (it) => <Two first={<span className="ht-number">{it.number}</span>} second={shops && it.shop_name} width={180} />,
})

export function columnsOf(t: Text, shops: boolean): Column<Listed>[] {
  return [
    orderColumn(t, shops),
    { key: 'goods', title: t('goods'), show: (it) => <Goods it={it} t={t} /> },
    { key: 'payable', title: t('payable'), right: true, show: (it) => <Money fen={it.payable_fen} /> },
    { key: 'recipient', title: t('recipient'), show: (it) => <Two first={it.recipient} second={it.phone} width={120} /> },
    { key: 'state', title: t('state'), show: (it) => <State it={it} t={t} /> },
    { key: 'note', title: t('note'), show: (it) => <Notes it={it} t={t} /> },
    { key: 'placed', title: t('placed'), sort: 'placed_at', show: (it) => <Time at={it.placed_at} /> },
    { key: 'paid', title: t('paid'), sort: 'paid_at', hidden: true, show: (it) => it.paid_at && <Time at={it.paid_at} /> },
    { key: 'buyer', title: t('buyer'), hidden: true, show: (it) => it.buyer_name || '—' },
    { key: 'trade', title: t('trade'), hidden: true, show: (it) => <span className="ht-number">{it.trade_number}</span> },
  ]
}

export function heldColumns(t: Text): Column<Listed>[] {
  return [
    orderColumn(t, true),
    { key: 'why', title: t('why'), width: 150, show: (it) => <span style={{ whiteSpace: 'normal' }}>{reasonsOf(it.held_for, t)}</span> },
    { key: 'goods', title: t('goods'), show: (it) => <Goods it={it} t={t} /> },
    { key: 'payable', title: t('payable'), right: true, show: (it) => <Money fen={it.payable_fen} /> },
    { key: 'buyer', title: t('buyer'), hidden: true, show: (it) => it.buyer_name || '—' },
    { key: 'recipient', title: t('recipient'), show: (it) => <Two first={it.recipient} second={it.phone} width={120} /> },
    { key: 'note', title: t('note'), show: (it) => <Notes it={it} t={t} /> },
    { key: 'paid', title: t('paid'), sort: 'paid_at', show: (it) => it.paid_at && <Time at={it.paid_at} /> },
  ]
}

/** `shops`: the reader may choose one of several; `whole`: he reads whole numbers and names. */
export function filtersOf(t: Text, { shops, whole }: { shops: boolean; whole: boolean }): Filter[] {
  const recipient: Filter = { kind: 'text', name: 'recipient', title: t('recipient') }
  const shop: Filter = { kind: 'custom', name: 'merchant_id', title: t('shop'), control: <ShopFilter hint={t('shop.any')} /> }
  return [
    { kind: 'text', name: 'text', title: t('text') },
    whole ? { kind: 'text', name: 'phone', title: t('phone.whole') } : { kind: 'text', name: 'phone_tail', title: t('phone.tail') },
    { kind: 'between', from: 'placed_from', below: 'placed_before', title: t('placed'), sort: 'placed_at' },
    ...(whole ? [recipient] : []),
    ...(shops ? [shop] : []),
    { kind: 'choice', name: 'shipping', title: t('shipping'), sort: 'ship_by', options: SHIPPING.map((value) => ({ value, label: t(`shipping.${value}`) })) },
    { kind: 'choice', name: 'flag', title: t('flag'), options: FLAGS.map((value) => ({ value, label: t(`flag.${value}`) })) },
    { kind: 'between', from: 'paid_from', below: 'paid_before', title: t('paid'), sort: 'paid_at' },
    { kind: 'custom', name: 'payable_from', title: t('payable.from'), control: <YuanFilter /> },
    { kind: 'custom', name: 'payable_to', title: t('payable.to'), control: <YuanFilter /> },
  ]
}
