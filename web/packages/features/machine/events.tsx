/** Subscribers and their lag; parked events, replayed or passed over with a reason. */
import { type ComponentProps, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListTable } from '@ui/list-table'
import { useMay } from '@ui/me'
import { Drawer, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { type Names, useNames } from './hooks'
import { parkedColumns } from './parked-columns'
import { type Text, useText } from './texts'
import { Written } from './written'

type Lag = Schema<'LagView'>
type Parked = Schema<'ParkedView'>

const PARKED = '/api/console/machine/parked'
const TOUCHES = { touches: ['/api/console/machine'] }

export default function Events() {
  const t = useText()
  const names = useNames()
  const [looked, setLooked] = useState<Parked>()
  const [skipped, setSkipped] = useState<Parked>()
  const asked = api.useQuery('get', '/api/console/machine/subscribers', {}, { refetchInterval: 10_000 })
  const acts = useActs(setLooked, setSkipped)
  return (
    <PlainPage title={t('events.title')} what={t('events.what')} asked={asked}>
      <Flex vertical gap={16}>
        <Section title={t('subscribers')}>
          <PlainTable<Lag> rows={asked.data} rowKey="subscriber" columns={lagColumns(t, names)} />
        </Section>
        <Section title={t('parked')}>
          <ListTable
            path={PARKED}
            columns={parkedColumns(t, names)}
            filters={[{ kind: 'choice', name: 'subscriber', title: t('subscriber'), options: names.subscribers }]}
            tabs={[
              { key: 'open', title: t('parked.open'), set: { state: ['failed', 'waiting'] } },
              { key: 'all', title: t('parked.all'), set: {} },
            ]}
            acts={acts}
            empty={{ why: t('parked.none') }}
          />
        </Section>
      </Flex>
      <Drawer open={looked !== undefined} title={looked?.name ?? t('parked.archived')} size={640} onClose={() => setLooked(undefined)} destroyOnHidden>
        <Written text={JSON.stringify(looked?.body ?? null, null, 2)} />
      </Drawer>
      <SkipForm parked={skipped} onClose={() => setSkipped(undefined)} />
    </PlainPage>
  )
}

function lagColumns(t: Text, names: Names): ComponentProps<typeof PlainTable<Lag>>['columns'] {
  return [
    { key: 'subscriber', title: t('subscriber'), show: (lag) => names.subscriber(lag.subscriber) },
    { key: 'behind', title: t('lag.behind'), right: true, show: (lag) => lag.positions_behind || t('lag.now') },
    { key: 'seconds', title: t('lag.seconds'), right: true, show: (lag) => (lag.seconds_behind === 0 ? t('lag.now') : `${lag.seconds_behind.toFixed(1)} s`) },
    { key: 'failed', title: t('lag.failed'), right: true, show: (lag) => lag.failed_count },
    { key: 'waiting', title: t('lag.waiting'), right: true, show: (lag) => lag.waiting_count },
  ]
}

function useActs(look: (parked: Parked) => void, skip: (parked: Parked) => void) {
  const t = useText()
  const say = useSay()
  const may = useMay()('machine.events', 'write')
  const replay = useAct('post', '/api/console/machine/parked/{parked_id}/replay', TOUCHES)

  async function again(parked: Parked) {
    if (!(await say.confirm({ title: t('replay.ask', { key: parked.key }), what: t('replay.what'), act: t('replay') }))) return
    try {
      const { done, left, error } = await replay.run({ params: { path: { parked_id: parked.id } } })
      if (error === null) say.done(t('replay.done', { count: done }))
      else say.problem({ type: '', title: '', instance: '', status: 409, code: 'machine.stopped', detail: t('replay.stopped', { done, left, error }), errors: [] })
    } catch (problem) {
      say.problem(problem)
    }
  }

  return (parked: Parked) => {
    const open = parked.state === 'failed' || parked.state === 'waiting'
    return [
      { key: 'body', title: t('parked.body'), run: () => look(parked) },
      ...(may && open ? [{ key: 'replay', title: t('replay'), run: () => again(parked) }] : []),
      ...(may && parked.state === 'failed' ? [{ key: 'skip', title: t('skip'), danger: true, run: () => skip(parked) }] : []),
    ]
  }
}

function SkipForm({ parked, onClose }: { parked: Parked | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const skip = useAct('post', '/api/console/machine/parked/{parked_id}/skip', TOUCHES)
  if (parked === undefined) return null
  return (
    <FormModal<Schema<'SkipParked'>>
      open
      danger
      title={t('skip.title')}
      submit={t('skip')}
      onClose={onClose}
      onSubmit={async (body) => {
        await skip.run({ params: { path: { parked_id: parked.id } }, body })
        say.done(t('skipped'))
      }}
    >
      <LongTextField name="reason" label={t('skip.reason')} help={t('skip.help')} max={200} required />
    </FormModal>
  )
}
