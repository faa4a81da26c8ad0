/** Each day of each channel: from lines to what is still open. */
import { Link } from 'react-router'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { StatusTag } from '@ui/status-tag'
import { Day, Time } from '@ui/time'
import { CHANNELS, type Text, useText } from './texts'

const PATH = '/api/console/reconciliation/days'
type Row = RowOf<typeof PATH>

function Standing({ it, t }: { it: Row; t: Text }) {
  if (!it.stated) return <StatusTag meaning="off">{t('stated.no')}</StatusTag>
  if (it.open_count > 0) return <StatusTag meaning="waiting">{t('open.count', { count: it.open_count })}</StatusTag>
  return <StatusTag meaning="good">{t('agrees')}</StatusTag>
}

function Open({ it }: { it: Row }) {
  if (it.open_count === 0) return '—'
  return <Link to={`/reconciliation/differences?state=open&channel=${it.channel}&day=${it.day}`}>{it.open_count}</Link>
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    { key: 'day', title: t('day'), sort: 'day', width: 120, show: (it) => <Day at={it.day} /> },
    { key: 'channel', title: t('channel'), width: 110, show: (it) => t(`channel.${it.channel}`) },
    { key: 'standing', title: t('standing'), width: 120, show: (it) => <Standing it={it} t={t} /> },
    { key: 'lines', title: t('lines'), width: 70, right: true, show: (it) => it.line_count },
    { key: 'pairs', title: t('pairs'), width: 80, right: true, show: (it) => it.pair_count },
    { key: 'open', title: t('state.open'), width: 80, right: true, show: (it) => <Open it={it} /> },
    { key: 'handled', title: t('state.handled'), width: 80, right: true, show: (it) => it.handled_count },
    { key: 'line-fen', title: t('line-fen'), width: 140, right: true, show: (it) => <Money fen={it.line_fen} /> },
    { key: 'own-fen', title: t('own-fen'), width: 140, right: true, show: (it) => <Money fen={it.own_fen} /> },
    { key: 'open-fen', title: t('open-fen'), width: 130, right: true, show: (it) => <Money fen={it.open_fen} /> },
    { key: 'own', title: t('own'), width: 100, right: true, hidden: true, show: (it) => it.own_count },
    { key: 'looked', title: t('looked'), width: 150, hidden: true, show: (it) => <Time at={it.looked_at} /> },
  ]
}

export default function MatchDays() {
  const t = useText()
  const options = CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))
  return <ListPage path={PATH} title={t('days')} what={t('days.what')} columns={columnsOf(t)} filters={[{ kind: 'choice', name: 'channel', title: t('channel'), options }]} rowKey="id" exportAs="reconciliation.days" empty={{ why: t('days.none') }} />
}
