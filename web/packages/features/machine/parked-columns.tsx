/** Columns of the list of parked events. */
import type { Schema } from '@api/types'
import type { Column } from '@ui/list-types'
import { Typography } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import type { Names } from './hooks'
import { type Text, useText } from './texts'

type Parked = Schema<'ParkedView'>

const MEANING = { failed: 'bad', waiting: 'waiting', replayed: 'good', skipped: 'off' } as const

export function parkedColumns(t: Text, names: Names): Column<Parked>[] {
  return [
    { key: 'event', title: t('parked.event'), show: (one) => one.name ?? t('parked.archived') },
    { key: 'subscriber', title: t('subscriber'), show: (one) => names.subscriber(one.subscriber) },
    { key: 'key', title: t('parked.key'), show: (one) => <Typography.Text code>{one.key}</Typography.Text> },
    { key: 'state', title: t('job.state'), show: (one) => <State state={one.state} /> },
    { key: 'attempts', title: t('job.attempts'), right: true, show: (one) => one.attempts },
    { key: 'error', title: t('parked.error'), width: 320, show: (one) => <Why parked={one} /> },
    { key: 'at', title: t('parked.at'), sort: 'id', show: (one) => <Time at={one.parked_at} /> },
  ]
}

function State({ state }: { state: Parked['state'] }) {
  const t = useText()
  return <StatusTag meaning={MEANING[state]}>{t(`parked.state.${state}`)}</StatusTag>
}

function Why({ parked }: { parked: Parked }) {
  return <Typography.Text style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{parked.reason ?? parked.error ?? '—'}</Typography.Text>
}
