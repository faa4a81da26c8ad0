/** The queue: by state with counts, reasons of failures, retry, cancel. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type Names, useNames } from './hooks'
import { JobDrawer } from './job'
import { JobTag, TABS } from './state'
import { type Text, useText } from './texts'

type Job = Schema<'JobView'>

export default function Jobs() {
  const t = useText()
  const names = useNames()
  const [looked, setLooked] = useState<Job>()
  const acts = useActs(setLooked)
  const counts = api.useQuery('get', '/api/console/machine/job-counts', {}, { refetchInterval: 10_000 })
  const tabs = Object.entries(TABS).map(([key, states]) => ({
    key,
    title: t(`state.${key as keyof typeof TABS}`),
    set: { state: [...states] },
    // What succeeded is not counted: it is plenty, and nobody needs to act on it.
    count: key === 'succeeded' ? undefined : countOf(counts.data, states),
  }))
  return (
    <>
      <ListPage
        path="/api/console/machine/jobs"
        title={t('jobs.title')}
        what={t('jobs.what')}
        columns={columns(t, names)}
        filters={[{ kind: 'choice', name: 'task', title: t('job'), options: names.tasks }]}
        tabs={tabs}
        acts={acts}
        empty={{ why: t('jobs.none') }}
      />
      <JobDrawer job={looked} name={names.task} onClose={() => setLooked(undefined)} />
    </>
  )
}

function countOf(counts: readonly Schema<'CountView'>[] | undefined, states: readonly string[]): number | undefined {
  return counts?.filter((one) => states.includes(one.state)).reduce((sum, one) => sum + one.count, 0)
}

function columns(t: Text, names: Names): Column<Job>[] {
  return [
    { key: 'id', title: t('job.number'), sort: 'id', width: 90, show: (job) => job.id },
    { key: 'task', title: t('job'), show: (job) => names.task(job.task) },
    { key: 'state', title: t('job.state'), show: (job) => <JobTag state={job.state} /> },
    { key: 'attempts', title: t('job.attempts'), right: true, show: (job) => job.attempts },
    { key: 'run', title: t('job.run-at'), show: (job) => <Time at={job.run_at} /> },
    { key: 'failed', title: t('job.failed-at'), show: (job) => <Time at={job.failed_at} /> },
    { key: 'error', title: t('job.error'), width: 360, show: (job) => <Reason error={job.error} /> },
    { key: 'lock', title: t('job.lock'), hidden: true, show: (job) => job.lock ?? '—' },
  ]
}

function Reason({ error }: { error: string | null }) {
  return error === null ? (
    '—'
  ) : (
    <Typography.Text type="danger" ellipsis={{ tooltip: false }} style={{ maxWidth: 340 }}>
      {error}
    </Typography.Text>
  )
}

function useActs(look: (job: Job) => void) {
  const t = useText()
  const say = useSay()
  const may = useMay()('machine.jobs', 'write')
  const touches = { touches: ['/api/console/machine'] }
  const retry = useAct('post', '/api/console/machine/jobs/{job_id}/retry', touches)
  const cancel = useAct('post', '/api/console/machine/jobs/{job_id}/cancel', touches)

  async function tried(work: () => Promise<unknown>, done: string) {
    try {
      await work()
      say.done(done)
    } catch (error) {
      say.problem(error)
    }
  }

  return (job: Job) => {
    const params = { path: { job_id: job.id } }
    const again = { key: 'retry', title: t('job.retry'), run: () => tried(() => retry.run({ params }), t('job.retried')) }
    const stop = {
      key: 'cancel',
      title: t('job.cancel'),
      danger: true,
      run: async () => {
        const what = t(job.state === 'todo' ? 'job.cancel.waiting' : 'job.cancel.running')
        if (await say.confirm({ title: t('job.cancel.ask', { id: job.id }), what, act: t('job.cancel'), danger: true }))
          await tried(() => cancel.run({ params }), t('job.cancelled'))
      },
    }
    return [
      { key: 'details', title: t('job.details'), run: () => look(job) },
      ...(may && job.state === 'failed' ? [again] : []),
      ...(may && (job.state === 'todo' || job.state === 'doing') ? [stop] : []),
    ]
  }
}
