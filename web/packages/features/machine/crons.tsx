/** What the clock calls: when next, how it went last, and calling it by hand. */
import type { ComponentProps } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import { Flex, Tooltip, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type Names, useNames } from './hooks'
import { JobTag } from './state'
import { type Text, useText } from './texts'

type Cron = Schema<'CronView'>

export default function Crons() {
  const t = useText()
  const say = useSay()
  const names = useNames()
  const may = useMay()('machine.jobs', 'write')
  const asked = api.useQuery('get', '/api/console/machine/crons', {}, { refetchInterval: 30_000 })
  const start = useAct('post', '/api/console/machine/crons/{task}/run', { touches: ['/api/console/machine'] })

  async function run(cron: Cron) {
    const name = names.task(cron.task)
    if (!(await say.confirm({ title: t('cron.run.ask', { name }), what: t('cron.run.what'), act: t('cron.run') }))) return
    try {
      await start.run({ params: { path: { task: cron.task } } })
      say.done(t('cron.started'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <PlainPage title={t('crons.title')} what={t('crons.what')} asked={asked}>
      <PlainTable<Cron>
        rows={asked.data}
        rowKey="task"
        columns={columns(t, names)}
        acts={may ? (cron) => [{ key: 'run', title: t('cron.run'), run: () => run(cron) }] : undefined}
      />
    </PlainPage>
  )
}

function columns(t: Text, names: Names): ComponentProps<typeof PlainTable<Cron>>['columns'] {
  return [
    { key: 'task', title: t('job'), show: (cron) => names.task(cron.task) },
    { key: 'line', title: t('cron.line'), show: (cron) => <Typography.Text code>{cron.line}</Typography.Text> },
    { key: 'next', title: t('cron.next'), show: (cron) => <Time at={cron.next_at} exact /> },
    { key: 'last', title: t('cron.last'), show: (cron) => <Time at={cron.last_due_at} exact /> },
    { key: 'result', title: t('cron.result'), show: (cron) => <Result cron={cron} /> },
  ]
}

function Result({ cron }: { cron: Cron }) {
  const t = useText()
  if (cron.last_due_at === null) return <Typography.Text type="secondary">{t('cron.never')}</Typography.Text>
  if (cron.last_state === null) return <Typography.Text type="secondary">{t('cron.forgotten')}</Typography.Text>
  return (
    <Flex gap={8}>
      <Tooltip title={cron.last_error}>
        <span>
          <JobTag state={cron.last_state} />
        </span>
      </Tooltip>
    </Flex>
  )
}
