/** The last things that happened to an order; the journey page has all of them. */
import { Link } from 'react-router'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { Skeleton } from '@ui/parts'
import { Timeline } from '@ui/timeline'
import { meaningOf, useStepWords } from '../journey/words'
import type { OrderPage } from '../state'
import { useOrderText } from './texts'

const TOLD = new Set(['ordering', 'payments'])

export function Story({ it }: { it: OrderPage }) {
  const t = useOrderText()
  const { whoOf, noteOf } = useStepWords()
  const asked = api.useQuery('get', '/api/console/ordering/orders/{order_id}/journey', { params: { path: { order_id: it.id } } })
  const steps = asked.data?.steps.filter((step) => TOLD.has(step.module)) ?? []
  const items = steps.toReversed().map((step, index) => ({
    key: `${step.module}-${step.what}-${step.at}-${index}`,
    at: step.at,
    who: whoOf(step),
    what: step.title,
    note: noteOf(step),
    meaning: meaningOf(step),
  }))
  return (
    <Section title={t('story')} extra={<Link to={`/ordering/orders/${it.id}/journey`}>{t('story.all')}</Link>}>
      {asked.data === undefined ? <Skeleton active title={false} /> : <Timeline items={items} />}
    </Section>
  )
}
