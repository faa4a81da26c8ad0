/** The steps of a request: who is asked, who has said what, what is still to come. */
import type { Schema } from '@api/types'
import { Flex, Steps, Typography } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { type Key, useText } from './texts'

type Request = Schema<'RequestDetailView'>
type Step = Schema<'StepView'>
type Assigned = Schema<'AssignedView'>

const people: Record<string, { key: Key; meaning: Meaning }> = {
  open: { key: 'people.open', meaning: 'waiting' },
  approved: { key: 'people.approved', meaning: 'good' },
  refused: { key: 'people.refused', meaning: 'bad' },
  closed: { key: 'people.closed', meaning: 'off' },
}
const SHOWN_MAX = 20

/** How a step looks: over, under way, gone wrong, or still to come. */
export function statusOf(request: Pick<Request, 'state' | 'step'>, number: number): 'finish' | 'process' | 'error' | 'wait' {
  if (number < request.step) return 'finish'
  if (number > request.step) return 'wait'
  if (request.state === 'waiting') return 'process'
  return request.state === 'granted' || request.state === 'done' || request.state === 'failed' ? 'finish' : 'error'
}

export function RequestSteps({ request }: { request: Request }) {
  const t = useText()
  const terms = (step: Step) => [
    t(step.mode === 'any' ? 'steps.any' : 'steps.all'),
    t(step.overdue === 'expire' ? 'steps.expire' : 'steps.remind', { hours: step.hours }),
  ]
  const items = request.steps.map((step, number) => ({
    title: step.name,
    status: statusOf(request, number),
    content: (
      <Flex vertical gap={6} style={{ paddingBlockEnd: 12 }}>
        <Typography.Text type="secondary">{terms(step).join(' · ')}</Typography.Text>
        {step.people.length === 0 && <Typography.Text type="secondary">{t('steps.later')}</Typography.Text>}
        {step.people.slice(0, SHOWN_MAX).map((one) => (
          <AssignedLine key={one.account_id} assigned={one} />
        ))}
        {step.people.length > SHOWN_MAX && <Typography.Text type="secondary">+ {step.people.length - SHOWN_MAX}</Typography.Text>}
      </Flex>
    ),
  }))
  return <Steps orientation="vertical" items={items} />
}

function AssignedLine({ assigned }: { assigned: Assigned }) {
  const t = useText()
  const state = people[assigned.state]
  const stoodIn = assigned.decided_by !== null && assigned.decided_by !== assigned.account_id
  const name = stoodIn ? t('steps.stead', { name: assigned.name, decider: assigned.decider }) : assigned.name
  return (
    <Flex gap={8} align="center">
      <Typography.Text>{name}</Typography.Text>
      {state !== undefined && <StatusTag meaning={state.meaning}>{t(state.key)}</StatusTag>}
    </Flex>
  )
}
