/** What buyers say: by what has to be done about it. */
import { useState } from 'react'
import { Link } from 'react-router'
import { ListPage } from '@ui/list-page'
import type { BatchAct, Column, Filter, RowAct, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Flex, Typography } from '@ui/parts'
import { SELF_RUN_ID } from '@ui/self-run'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { Reply } from './reply'
import { type Review, Said, State } from './said'
import { type Text, useText } from './texts'
import { type Decision, type Part, useModerating } from './use-moderating'

const GRADES = ['good', 'middle', 'bad'] as const
const MODERATING: readonly { decision: Decision; part: Part; title: 'show' | 'hide' | 'show.follow-up' | 'hide.follow-up' }[] = [
  { decision: 'show', part: 'review', title: 'show' },
  { decision: 'hide', part: 'review', title: 'hide' },
  { decision: 'show', part: 'follow_up', title: 'show.follow-up' },
  { decision: 'hide', part: 'follow_up', title: 'hide.follow-up' },
]

function columnsOf(t: Text, sees: { shops: boolean; orders: boolean }): Column<Review>[] {
  const shop: Column<Review> = { key: 'shop', title: t('shop'), width: 110, hidden: true, show: (it) => it.shop_name }
  const second = (it: Review) => [sees.shops ? it.shop_name : null, it.spec_text || it.product_number].filter(Boolean).join(' · ')
  return [
    { key: 'product', title: t('product'), width: 210, show: (it) => <Pictured file={it.picture} name={it.product_name} second={second(it)} width={148} large={false} /> },
    { key: 'said', title: t('said'), width: 350, show: (it) => <Said it={it} t={t} /> },
    { key: 'state', title: t('state'), width: 116, show: (it) => <State it={it} t={t} /> },
    { key: 'buyer', title: t('buyer'), width: 192, show: (it) => <Buyer it={it} t={t} linked={sees.orders} /> },
    ...(sees.shops ? [shop] : []),
    { key: 'written', title: t('written'), sort: 'id', width: 120, hidden: true, show: (it) => <Time at={it.written_at} /> },
  ]
}

function Buyer({ it, t, linked }: { it: Review; t: Text; linked: boolean }) {
  return (
    <Flex vertical>
      <span>
        {it.anonymous ? t('anonymous') : it.author}{' '}
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          <Time at={it.written_at} />
        </Typography.Text>
      </span>
      {linked ? <Link to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> : <span>{it.order_number}</span>}
    </Flex>
  )
}

function filtersOf(t: Text): Filter[] {
  return [
    { kind: 'choices', name: 'grade', title: t('grade'), options: GRADES.map((value) => ({ value, label: t(`grade.${value}`) })) },
    { kind: 'text', name: 'order_number', title: t('order') },
    { kind: 'yes-no', name: 'replied', title: t('replied') },
    { kind: 'yes-no', name: 'with_pictures', title: t('with-pictures') },
    { kind: 'between', from: 'at_from', below: 'at_to', title: t('written') },
  ]
}

function tabsOf(t: Text): Tab[] {
  return [
    { key: 'all', title: t('tab.all'), set: {} },
    { key: 'waiting', title: t('tab.waiting'), set: { state: ['waiting'] } },
    { key: 'follow-up', title: t('tab.follow-up'), set: { follow_up_state: ['waiting'] } },
    { key: 'unanswered', title: t('tab.unanswered'), set: { state: ['shown'], replied: 'false' } },
    { key: 'bad', title: t('tab.bad'), set: { state: ['shown'], grade: ['bad'] } },
    { key: 'hidden', title: t('tab.hidden'), set: { state: ['hidden'] } },
  ]
}

/** What can be done with one now; a decision that is so already is left out. */
function moderatingOf(it: Review) {
  return MODERATING.filter(({ decision, part }) => {
    const state = part === 'review' ? it.state : it.follow_up_state
    return state !== null && (decision === 'show' ? state !== 'shown' : state !== 'hidden')
  })
}

export default function BuyerReviews() {
  const t = useText()
  const may = useMay()
  const isPlatform = useMe().place.console === 'platform'
  const mayReply = may('catalog.buyer_review', 'write')
  const mayModerate = may('catalog.moderation', 'write')
  const { moderate, drawn } = useModerating()
  const [replying, setReplying] = useState<Review>()

  const batch: BatchAct<Review>[] = MODERATING.map(({ decision, part, title }) => ({
    key: title,
    title: t(title),
    danger: decision === 'hide',
    run: (rows) => moderate(decision, part, rows),
  }))
  const acts = (it: Review): RowAct[] => {
    const notOurs = isPlatform && it.merchant_id !== SELF_RUN_ID && t('reply.not-ours')
    const reply: RowAct = { key: 'reply', title: t(it.reply === null ? 'reply' : 'reply.again'), disabled: notOurs, run: () => setReplying(it) }
    const decisions = moderatingOf(it).map(({ decision, part, title }) => ({
      key: title,
      title: t(title),
      danger: decision === 'hide',
      run: () => moderate(decision, part, [it]),
    }))
    return [...(mayReply ? [reply] : []), ...(mayModerate ? decisions : [])]
  }
  return (
    <>
      <ListPage
        path="/api/console/catalog/buyer-reviews"
        title={t('title')}
        what={t(isPlatform ? 'what.platform' : 'what.merchant')}
        columns={columnsOf(t, { shops: isPlatform, orders: may('ordering.order') })}
        filters={filtersOf(t)}
        tabs={tabsOf(t)}
        batch={mayModerate ? batch : undefined}
        acts={mayReply || mayModerate ? acts : undefined}
        empty={{ why: t('none') }}
      />
      {replying !== undefined && <Reply it={replying} close={() => setReplying(undefined)} />}
      {drawn}
    </>
  )
}
