/** What happened to one thing: the log as the last section of its page. Apps hang it into the frame. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Empty } from '@ui/empty'
import { Refused } from '@ui/errors'
import { useMay } from '@ui/me'
import { Button, Flex, Skeleton, Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { Timeline } from '@ui/timeline'
import { Changes } from './changes'
import { useText } from './texts'

type Entry = Schema<'LogChangesView'>
const FIRST = 10
const MOST = 200

interface Props {
  thing: string
  thingId: string
}

export default function AuditTab(props: Props) {
  // Without the right to read the log there is nothing to say about it.
  return useMay()('audit.entry') ? <History {...props} /> : null
}

function History({ thing, thingId }: Props) {
  const t = useText()
  const [limit, setLimit] = useState(FIRST)
  const asked = api.useQuery('get', '/api/console/audit/things/{thing}/{thing_id}', {
    params: { path: { thing, thing_id: thingId }, query: { limit } },
  })
  if (asked.data === undefined) return asked.error === null ? <Skeleton active /> : <Refused error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data.items.length === 0) return <Empty why={t('history.empty')} />
  return (
    <Flex vertical gap={8}>
      <Timeline
        items={asked.data.items.map((entry) => ({
          key: entry.id,
          at: entry.at,
          who: <Person name={entry.actor_name} login={entry.actor_login} />,
          what: entry.door_name,
          meaning: entry.refused ? 'bad' : 'good',
          note: <What entry={entry} />,
        }))}
      />
      {asked.data.next !== null && limit < MOST && (
        <Button type="link" onClick={() => setLimit(MOST)}>
          {t('history.more')}
        </Button>
      )}
    </Flex>
  )
}

function What({ entry }: { entry: Entry }) {
  if (entry.refused) return <Typography.Text type="danger">{entry.reason}</Typography.Text>
  if (entry.changes.length === 0) return null
  return <Changes changes={entry.changes} cut={entry.cut} brief />
}
