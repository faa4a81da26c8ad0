/** Cases by what has to be done, the first due first. */
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { BatchAct, Column, Filter, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Money } from '@ui/money'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type CaseRow, CaseState, MoneyTag } from '../state'
import { type Text, useText } from '../texts'

const PATH = '/api/console/aftersale/cases'
const KINDS = ["refund_only", "return_refund", "exchange", "repair", "resend", "price_protection", "compensation"] as const
const TO_DO = ['applied', 'arrived', 'returning', 'disputed'] as const
const WAITING = ['proposed', 'rejected', 'to_send', 'intercepting', 'resending', 'refunding'] as const
const OVER = ['done', 'closed'] as const

function columnsOf(t: Text, isPlatform: boolean, reasonOf: (code: string) => string): Column<CaseRow>[] {
  return [
    { key: 'number', title: t('number'), width: 190, show: (it) => <span className="ht-number">{it.number}</span> },
    { key: 'state', title: t('state'), width: 100, show: (it) => <CaseState state={it.state} t={t} /> },
    { key: 'kind', title: t('kind'), width: 100, show: (it) => t(`kind.${it.kind}`) },
    { key: 'stage', title: t('stage'), width: 90, hidden: true, show: (it) => t(`stage.${it.stage}`) },
    { key: 'order', title: t('order'), width: 190, show: (it) => <Link className="ht-number" to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> },
    ...(isPlatform ? [{ key: 'shop', title: t('shop'), width: 100, show: (it: CaseRow) => it.shop_name }] : []),
    { key: 'reason', title: t('reason'), width: 110, show: (it) => reasonOf(it.reason) },
    { key: 'pieces', title: t('pieces'), width: 70, right: true, hidden: true, show: (it) => it.pieces_count },
    { key: 'asked', title: t('asked'), width: 90, right: true, show: (it) => <Money fen={it.asked_fen} /> },
    { key: 'agreed', title: t('agreed'), width: 110, right: true, hidden: true, show: (it) => (it.agreed_fen === null ? '—' : <Money fen={it.agreed_fen} />) },
    { key: 'money', title: t('money'), width: 80, show: (it) => (it.money === 'none' ? '—' : <MoneyTag money={it.money} t={t} />) },
    { key: 'due', title: t('due'), width: 100, sort: 'due_at', show: (it) => (it.due_at === null ? '—' : <Time at={it.due_at} />) },
    { key: 'opened', title: t('opened'), width: 120, sort: 'opened_at', hidden: true, show: (it) => <Time at={it.opened_at} /> },
  ]
}

export function useReasons() {
  const words = api.useQuery('get', '/api/console/aftersale/reasons').data
  const nameOf = (code: string) => words?.find((one) => one.code === code)?.name ?? code
  return { nameOf, options: (words ?? []).map((one) => ({ value: one.code, label: one.name })) }
}

export default function Cases() {
  const t = useText()
  const say = useSay()
  const isPlatform = useMe().place.console === 'platform'
  const mayWrite = useMay()('aftersale.case', 'write')
  const counts = api.useQuery('get', '/api/console/aftersale/cases/counts').data
  const reasons = useReasons()
  const agree = useAct('post', '/api/console/aftersale/cases/agree', { touches: ['/api/console/aftersale'] })
  const open = [...TO_DO, ...WAITING].map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: counts?.find((one) => one.state === state)?.count }))
  const tabs: Tab[] = [...open, ...OVER.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })), { key: 'all', title: t('all'), set: {} }]
  const filters: Filter[] = [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'text', name: 'order_number', title: t('order') },
    { kind: 'choice', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { kind: 'choice', name: 'reason', title: t('reason'), options: reasons.options },
    { kind: 'text', name: 'waybill_number', title: t('waybill') },
    { kind: 'between', from: 'opened_from', below: 'opened_before', title: t('opened') },
  ]
  async function agreeToAll(rows: CaseRow[]) {
    const done = await agree.run({ body: { case_ids: rows.map((one) => one.id) } })
    const why = [...new Set(done.left.map((one) => one.words))].join(' ')
    if (done.left.length === 0) say.done(t('agree.done'))
    else say.problem({ type: '', title: '', instance: '', status: 409, code: 'aftersale.some_left', detail: t('agree.some', { agreed: done.agreed.length, left: done.left.length, why }), errors: [] })
  }
  const batch: BatchAct<CaseRow>[] = [{ key: 'agree', title: t('agree.batch'), run: agreeToAll }]
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      what={t(isPlatform ? 'what.platform' : 'what.merchant')}
      columns={columnsOf(t, isPlatform, reasons.nameOf)}
      filters={filters}
      tabs={tabs}
      batch={mayWrite ? batch : undefined}
      open={(row) => `/aftersale/cases/${row.id}`}
      empty={{ why: t('none') }}
    />
  )
}
