/** What is shown of a session, in the list of all and in one's own. */
import type { Schema } from '@api/types'
import type { Column } from '@ui/list-types'
import { Tag, Tooltip } from '@ui/parts'
import { Time } from '@ui/time'
import { programOf } from './program'
import type { Text } from './texts'

export type Session = Schema<'SessionView'>

export function columnsOf(t: Text): Column<Session>[] {
  return [
    { key: 'address', title: t('address'), width: 190, show: (one) => <Address one={one} t={t} /> },
    { key: 'program', title: t('program'), width: 150, show: (one) => <Program agent={one.user_agent} /> },
    { key: 'place', title: t('place'), width: 120, show: (one) => placeOf(one, t) },
    { key: 'begun', title: t('begun'), width: 140, show: (one) => <Time at={one.created_at} /> },
    { key: 'seen', title: t('seen'), width: 140, show: (one) => <Time at={one.last_seen_at} /> },
  ]
}

function Address({ one, t }: { one: Session; t: Text }) {
  return (
    <>
      {one.address ?? '—'} {one.current && <Tag color="processing">{t('this')}</Tag>}
    </>
  )
}

function Program({ agent }: { agent: string }) {
  return (
    <Tooltip title={agent}>
      <span>{programOf(agent)}</span>
    </Tooltip>
  )
}

function placeOf(one: Session, t: Text): string {
  return one.place ?? (one.merchant_id === null && one.warehouse_id === null ? t('platform') : '—')
}
