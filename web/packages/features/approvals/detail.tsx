/** One request: what would change, who decides, what has happened, and what one may do now. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { Money } from '@ui/money'
import { Alert } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { Changes } from './changes'
import { stepOf } from './columns'
import { DecideButtons } from './decide'
import { causeKey, RequestState } from './state'
import { RequestSteps } from './steps'
import { story } from './story'
import { useText } from './texts'

type Request = Schema<'RequestDetailView'>
const AGAIN_MILLISECONDS = 2_000

export default function RequestPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/approvals/requests/{request_id}',
    { params: { path: { request_id: id } } },
    // What is granted is carried out a moment later.
    { refetchInterval: (query) => (query.state.data?.state === 'granted' ? AGAIN_MILLISECONDS : false) },
  )
  return (
    <DetailPage<Request>
      asked={asked}
      back="/approvals"
      title={(it) => it.number}
      what={(it) => it.act_name}
      state={(it) => <RequestState state={it.state} />}
      acts={(it) => <DecideButtons request={it} />}
      facts={(it) => [
        { label: t('title'), value: it.title },
        { label: t('asker'), value: <Person name={it.asker} /> },
        { label: t('asked-at'), value: <Time at={it.at} /> },
        { label: t('step'), value: stepOf(it, t) },
        { label: t('due-at'), value: it.due_at && <Time at={it.due_at} /> },
        { label: t('ended-at'), value: it.ended_at && <Time at={it.ended_at} /> },
        { label: t('flow'), value: it.flow_name && t('flow.version', { name: it.flow_name, version: it.flow_version }) },
        ...(it.amount_fen === null ? [] : [{ label: t('amount'), value: <Money fen={it.amount_fen} /> }]),
      ]}
      aside={(it) => (
        <Section title={t('story.title')}>
          <Timeline items={story(it.story, it.steps, t)} />
        </Section>
      )}
    >
      {(it) => <Body request={it} />}
    </DetailPage>
  )
}

function Body({ request }: { request: Request }) {
  const t = useText()
  const cause = causeKey(request.cause)
  return (
    <>
      {cause !== undefined && <Alert type="warning" showIcon title={t(cause)} />}
      <Section title={t('changes.title')}>
        <Changes differences={request.differences} />
      </Section>
      {request.steps.length > 0 && (
        <Section title={t('steps.title')}>
          <RequestSteps request={request} />
        </Section>
      )}
    </>
  )
}
