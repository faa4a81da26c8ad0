/** Differences by state, with what can be done about each. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowAct, Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Day, Time } from '@ui/time'
import { Ageing } from './ageing'
import { type Act, ActForm, ACTS_OF, fits, type Row } from './act'
import { DayFilter } from './day-filter'
import { CHANNELS, KINDS, type Text, useText } from './texts'

const PATH = '/api/console/reconciliation/differences'
const MEANINGS: Record<Row['kind'], Meaning> = { surplus: 'bad', shortfall: 'bad', amount: 'bad', twice: 'bad', state: 'waiting', transit: 'running' }

function Standing({ it, t }: { it: Row; t: Text }) {
  if (it.state === 'handled' && it.outcome !== null) return <StatusTag meaning="good" hint={it.reason || undefined}>{t(`outcome.${it.outcome}`)}</StatusTag>
  if (it.state === 'asked' && it.wanted !== null) return <StatusTag meaning="waiting" hint={it.reason || undefined}>{t('asked.for', { act: t(`act.${it.wanted}`) })}</StatusTag>
  return <StatusTag meaning="waiting">{t('state.open')}</StatusTag>
}

const fen = (value: number | null) => (value === null ? '—' : <Money fen={value} />)

function columnsOf(t: Text): Column<Row>[] {
  return [
    { key: 'day', title: t('day'), sort: 'day', width: 110, show: (it) => <Day at={it.day} /> },
    { key: 'channel', title: t('channel'), width: 95, show: (it) => t(`channel.${it.channel}`) },
    { key: 'kind', title: t('kind'), width: 110, show: (it) => <StatusTag meaning={MEANINGS[it.kind]} hint={t(`kind.${it.kind}.why`)}>{t(`kind.${it.kind}`)}</StatusTag> },
    { key: 'number', title: t('number'), width: 160, show: (it) => <Number it={it} t={t} /> },
    { key: 'line-fen', title: t('line-fen'), width: 115, right: true, show: (it) => fen(it.line_fen) },
    { key: 'own-fen', title: t('own-fen'), width: 115, right: true, show: (it) => fen(it.own_fen) },
    { key: 'amount', title: t('amount'), width: 115, right: true, show: (it) => <Money fen={it.amount_fen} /> },
    { key: 'state', title: t('state'), width: 130, show: (it) => <Standing it={it} t={t} /> },
    { key: 'gateway', title: t('gateway'), width: 220, hidden: true, show: (it) => it.gateway_number || '—' },
    { key: 'moved', title: t('moved'), width: 170, hidden: true, show: (it) => <Time at={it.moved_at} exact /> },
    { key: 'statement', title: t('statement'), width: 120, hidden: true, show: (it) => (it.statement_id === null ? '—' : <Link to={`/reconciliation/statements/${it.statement_id}`}>{t('line.at', { line: it.line ?? 0 })}</Link>) },
  ]
}

function Number({ it, t }: { it: Row; t: Text }) {
  const kind = it.line_kind === 'refund' ? 'refund' : 'payment'
  return (
    <Flex vertical>
      <span className="ht-number">{it.number || it.gateway_number || '—'}</span>
      <span style={{ opacity: 0.65 }}>{t(`moved.${kind}`)}</span>
    </Flex>
  )
}

function filtersOf(t: Text): Filter[] {
  return [
    { kind: 'choices', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { kind: 'choice', name: 'channel', title: t('channel'), options: CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })) },
    { kind: 'custom', name: 'day', title: t('day'), control: <DayFilter /> },
  ]
}

export default function Differences() {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const [chosen, setChosen] = useState<{ it: Row; act: Act } | null>(null)
  const decide = useAct('post', '/api/console/reconciliation/differences/{difference_id}/decide', { touches: ['/api/console/reconciliation'] })
  async function decideOn(it: Row, agreed: boolean) {
    const title = t(agreed ? 'approve' : 'reject')
    if (!(await say.confirm({ title, what: t('decide.ask', { act: t(`act.${it.wanted ?? 'ignore'}`), reason: it.reason }), act: title }))) return
    try {
      await decide.run({ params: { path: { difference_id: it.id } }, body: { agreed, version: it.version } })
      say.done(t('done'))
    } catch (error) {
      say.problem(error)
    }
  }
  function actsOf(it: Row): RowAct[] {
    if (it.state === 'open' && may('reconciliation.difference', 'write')) {
      return ACTS_OF[it.kind].filter((act) => fits(it, act)).map((act) => ({ key: act, title: t(`act.${act}`), run: () => setChosen({ it, act }) }))
    }
    if (it.state === 'asked' && may('reconciliation.approval', 'write')) {
      return [true, false].map((agreed) => ({ key: String(agreed), title: t(agreed ? 'approve' : 'reject'), run: () => decideOn(it, agreed) }))
    }
    return []
  }
  const tabs: Tab[] = [...(['open', 'asked', 'handled'] as const).map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })), { key: 'all', title: t('all'), set: {} }]
  return (
    <>
      <ListPage path={PATH} title={t('title')} what={t('what')} columns={columnsOf(t)} filters={filtersOf(t)} tabs={tabs} acts={actsOf} exportAs="reconciliation.differences" primary={<Ageing />} empty={{ why: t('none') }} />
      <ActForm chosen={chosen} onClose={() => setChosen(null)} />
    </>
  )
}
