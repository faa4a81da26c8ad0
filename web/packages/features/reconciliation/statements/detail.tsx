/** One statement: what it is, what is strange about it, and its lines. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { download } from '@api/download'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import { Money } from '@ui/money'
import { Alert, Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { Day, Time } from '@ui/time'
import { formOf, lineColumns, lineFilters, LINES, problemColumns, PROBLEMS, type Statement, STATEMENTS, StatementState, whyOf } from './columns'
import { type Text, useText } from './texts'

const LOOK_AGAIN_MILLISECONDS = 2_000

export default function StatementPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/reconciliation/statements/{statement_id}',
    { params: { path: { statement_id: id } } },
    { refetchInterval: ({ state }) => state.data?.state === 'waiting' && LOOK_AGAIN_MILLISECONDS },
  )
  return (
    <DetailPage<Statement>
      asked={asked}
      back="/reconciliation/statements"
      title={(it) => it.file_name}
      what={(it) => formOf(it, t)}
      state={(it) => <StatementState it={it} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <FileButton it={it} t={t} />}
      thing="reconciliation.statement"
      thingId={id}
    >
      {(it) => (
        <>
          {it.state === 'refused' && <Alert type="error" showIcon title={t('refused.why')} description={whyOf(it, t)} />}
          {it.problem_count > 0 && (
            <Section title={t('problems')}>
              <ListTable path={PROBLEMS} at={{ statement_id: it.id }} columns={problemColumns(t)} empty={{ why: t('problems.none') }} />
            </Section>
          )}
          {it.state === 'read' && (
            <Section title={t('lines')}>
              <ListTable path={LINES} at={{ statement_id: it.id }} columns={lineColumns(t)} filters={lineFilters(t)} exportAs="reconciliation.lines" empty={{ why: t('lines.none') }} />
            </Section>
          )}
        </>
      )}
    </DetailPage>
  )
}

function factsOf(it: Statement, t: Text): Fact[] {
  const money = (label: string, fen: number | null) => (fen === null ? [] : [{ label, value: <Money fen={fen} /> }])
  return [
    { label: t('source'), value: t(`source.${it.source}`) },
    { label: t('account'), value: it.account || '—' },
    ...(it.day_first === null ? [] : [{ label: t('day.first'), value: <Day at={it.day_first} /> }]),
    ...(it.day_last === null ? [] : [{ label: t('day.last'), value: <Day at={it.day_last} /> }]),
    { label: t('lines'), value: it.line_count },
    { label: t('repeated'), value: it.repeated_count },
    ...money(t('came'), it.came_fen),
    ...money(t('went'), it.went_fen),
    ...money(t('opening'), it.opening_fen),
    ...money(t('closing'), it.closing_fen),
    { label: t('created'), value: <Time at={it.created_at} exact /> },
    { label: t('read-at'), value: <Time at={it.read_at} exact /> },
  ]
}

function FileButton({ it, t }: { it: Statement; t: Text }) {
  const say = useSay()
  if (it.source !== 'upload') return null
  return <Button onClick={() => void download(`${STATEMENTS}/${it.id}/file`).catch(say.problem)}>{t('fetch')}</Button>
}
