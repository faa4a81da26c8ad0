/** Everything about one job. */
import type { Schema } from '@api/types'
import { Facts } from '@ui/detail-page'
import { Alert, Drawer, Flex } from '@ui/parts'
import { Time } from '@ui/time'
import { JobTag } from './state'
import { useText } from './texts'
import { Written } from './written'

type Job = Schema<'JobView'>

export function JobDrawer({ job, name, onClose }: { job: Job | undefined; name: (task: string) => string; onClose: () => void }) {
  const t = useText()
  return (
    <Drawer open={job !== undefined} title={job && `${name(job.task)} · ${job.id}`} size={640} onClose={onClose} destroyOnHidden>
      {job !== undefined && (
        <Flex vertical gap={16}>
          {job.error !== null && <Alert type="error" title={t('job.error')} description={<Written text={job.error} />} />}
          <Facts
            facts={[
              { label: t('job'), value: job.task },
              { label: t('job.state'), value: <JobTag state={job.state} /> },
              { label: t('job.attempts'), value: job.attempts },
              { label: t('job.run-at'), value: <Time at={job.run_at} exact /> },
              { label: t('job.failed-at'), value: <Time at={job.failed_at} exact /> },
              { label: t('job.lock'), value: job.lock },
              { label: t('job.args'), value: <Written text={JSON.stringify(job.args, null, 2)} />, wide: true },
            ]}
          />
        </Flex>
      )}
    </Drawer>
  )
}
