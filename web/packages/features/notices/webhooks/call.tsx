/** One call to a webhook: what was said, and every try. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Button, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { type Text, useText } from './texts'
import { kindName, STATES } from './calls'

type Call = Schema<'WholeCallView'>

const LOOK_AGAIN_MILLISECONDS = 3_000

/** Somebody who made a call looks on until it has been tried. */
function whileWaiting(query: { state: { data?: Call } }) {
  const call = query.state.data
  return call?.state === 'waiting' && call.tries.length === 0 && LOOK_AGAIN_MILLISECONDS
}

/** As people read JSON; as it stands when it is none. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

export default function CallPage() {
  const { id = '' } = useParams()
  const t = useText()
  const may = useMay()('notices.webhook', 'write')
  const asked = api.useQuery('get', '/api/console/notices/webhook-calls/{call_id}', { params: { path: { call_id: id } } }, { refetchInterval: whileWaiting })
  const kinds = api.useQuery('get', '/api/console/notices/webhook-kinds')
  const names = new Map(kinds.data?.map((one) => [one.kind, one.name]))
  return (
    <DetailPage<Call>
      asked={asked}
      back={asked.data ? `/notices/webhooks/${asked.data.webhook_id}` : '/notices/webhooks'}
      title={(it) => kindName(t, names, it.kind)}
      state={(it) => <StatusTag meaning={STATES[it.state]}>{t(`call.${it.state}`)}</StatusTag>}
      acts={(it) => may && <Replay call={it} />}
      facts={(it) => [
        { label: t('calls.webhook'), value: <Link to={`/notices/webhooks/${it.webhook_id}`}>{it.webhook}</Link> },
        { label: t('calls.attempts'), value: it.attempts },
        { label: t('calls.status'), value: it.status },
        { label: t('calls.created'), value: <Time at={it.created_at} exact /> },
        { label: t('calls.next'), value: <Time at={it.next_try_at} exact /> },
        { label: t('calls.finished'), value: <Time at={it.finished_at} exact /> },
        { label: t('call.id'), value: it.id, wide: true },
        { label: t('calls.error'), value: it.error, wide: true },
      ]}
      aside={(it) => (
        <Section title={t('call.tries')}>
          <Tries call={it} t={t} />
        </Section>
      )}
    >
      {(it) => (
        <Section title={t('call.body')}>
          <Typography.Paragraph copyable={{ text: it.body }} style={{ margin: 0 }}>
            <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{readable(it.body)}</pre>
          </Typography.Paragraph>
        </Section>
      )}
    </DetailPage>
  )
}

function Tries({ call, t }: { call: Call; t: Text }) {
  if (call.tries.length === 0) return <Typography.Text type="secondary">{t('call.tries.none')}</Typography.Text>
  const items = call.tries.toReversed().map((one) => ({
    key: String(one.number),
    at: one.at,
    what: t('call.try', {
      number: one.number,
      milliseconds: one.milliseconds,
      what: one.status === null ? (one.error ?? '') : t('call.status', { status: String(one.status) }),
    }),
    note: one.excerpt || undefined,
    meaning: one.error === null ? ('good' as const) : ('bad' as const),
  }))
  return <Timeline items={items} />
}

function Replay({ call }: { call: Call }) {
  const t = useText()
  const say = useSay()
  const replay = useAct('post', '/api/console/notices/webhook-calls/{call_id}/replay')
  const underWay = call.state === 'waiting'
  async function again() {
    try {
      await replay.run({ params: { path: { call_id: call.id } } })
      say.done(t('call.replayed'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <Tooltip title={underWay ? t('call.under-way') : undefined}>
      <Button type="primary" disabled={underWay} loading={replay.running} onClick={() => void again()}>
        {t('call.replay')}
      </Button>
    </Tooltip>
  )
}
