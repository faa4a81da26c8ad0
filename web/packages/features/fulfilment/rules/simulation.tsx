/** What other rules would have made of past orders. */
import { useEffect, useRef, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { WholeField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { yuan } from '@ui/money'
import { Alert, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { bookOf, type BookValues, valuesOf } from './book'
import { BookFields } from './fields'
import { useRuleText } from './texts'

type Simulation = Schema<'SourcingSimulationView'>
type Values = BookValues & { days: number }

const DAYS = 30
const DAYS_MAX = 90
const ROWS = ['sent_count', 'divided_count', 'waiting_count', 'parcels_count', 'cost_fen', 'km'] as const
const TITLES = { sent_count: 'simulation.sent', divided_count: 'simulation.divided', waiting_count: 'simulation.waits', parcels_count: 'simulation.parcels', cost_fen: 'simulation.cost', km: 'simulation.km' } as const

export default function SimulationPage() {
  const t = useRuleText()
  const asked = api.useQuery('get', '/api/console/fulfilment/rules')
  const simulate = useAct('post', '/api/console/fulfilment/rules/simulate', { touches: [] })
  const [found, setFound] = useState<Simulation | null>(null)
  const [runs, setRuns] = useState(0)
  async function run({ days, ...values }: Values) {
    setFound((await simulate.run({ body: { days, book: bookOf(values) } })) ?? null)
    setRuns((before) => before + 1)
  }
  return (
    <PlainPage title={t('simulation')} what={t('simulation.what')} asked={asked} back="/fulfilment/rules">
      <Flex vertical gap={16}>
        {found !== null && <Outcome key={runs} found={found} />}
        {asked.data !== undefined && (
          <FormCard<Values> initial={{ ...valuesOf(asked.data.book), days: DAYS }} submit={t('simulation.run')} onSubmit={run}>
            <WholeField name="days" label={t('simulation.days')} min={1} max={DAYS_MAX} required />
            <BookFields />
          </FormCard>
        )}
      </Flex>
    </PlainPage>
  )
}

/** Stands above the form: whoever started it below is led there. */
function Outcome({ found }: { found: Simulation }) {
  const t = useRuleText()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [])
  const said = (name: (typeof ROWS)[number], amount: number) => (name === 'cost_fen' ? `¥${yuan(amount)}` : amount.toLocaleString())
  const difference = (name: (typeof ROWS)[number], less: number) => (less === 0 ? '—' : `${less > 0 ? '+' : '−'}${said(name, Math.abs(less))}`)
  if (found.orders_count === 0)
    return (
      <div ref={place}>
        <Alert type="info" showIcon title={t('simulation.none')} />
      </div>
    )
  return (
    <div ref={place}>
      <Section title={`${t('simulation.orders')} ${found.orders_count}`}>
        <PlainTable
          rows={ROWS.map((id) => ({ id, now: found.now[id], tried: found.tried[id] }))}
          columns={[
            { key: 'name', title: '', show: (row) => t(TITLES[row.id]) },
            { key: 'now', title: t('simulation.now'), right: true, show: (row) => said(row.id, row.now) },
            { key: 'tried', title: t('simulation.tried'), right: true, show: (row) => said(row.id, row.tried) },
            { key: 'difference', title: t('simulation.difference'), right: true, show: (row) => difference(row.id, row.tried - row.now) },
          ]}
        />
        <p>{t('simulation.changed', { count: found.changed_count })}</p>
      </Section>
    </div>
  )
}
