/** One entry of the log: who, when, from where, what changed, and how it is proved. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Facts, Section } from '@ui/detail-page'
import { Flex, Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { Changes } from './changes'
import { ResultTag } from './result'
import { type Text, useText } from './texts'

type Entry = Schema<'LogDetailView'>

export default function EntryPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/audit/entries/{entry_id}', { params: { path: { entry_id: id } } })
  return (
    <DetailPage<Entry>
      asked={asked}
      back="/audit/entries"
      title={(it) => it.door_name}
      what={(it) => it.name || it.thing_id || it.thing_name}
      state={(it) => <ResultTag refused={it.refused} reason={it.reason} />}
      facts={(it) => factsOf(t, it)}
    >
      {(it) => (
        <>
          <Section title={t('changes')}>
            <Changes changes={it.changes} cut={it.cut} />
          </Section>
          {it.related.length > 0 && <Related entries={it.related} />}
          <Facts title={t('proof')} facts={proofOf(t, it)} />
        </>
      )}
    </DetailPage>
  )
}

function factsOf(t: Text, it: Entry) {
  return [
    { label: t('at'), value: <Time at={it.at} exact /> },
    { label: t('who'), value: <Person name={it.actor_name} login={it.actor_login} /> },
    { label: t('place'), value: placeOf(t, it) },
    { label: t('thing'), value: it.thing_name },
    { label: t('name'), value: it.name || it.thing_id },
    { label: t('address'), value: it.address },
    ...(it.refused ? [{ label: t('reason'), value: it.reason, wide: true }] : []),
    { label: t('agent'), value: it.user_agent, wide: true },
  ]
}

function placeOf(t: Text, it: Entry) {
  if (it.warehouse_id !== null) return t('place.warehouse')
  return t(it.merchant_id === null ? 'place.platform' : 'place.merchant')
}

function proofOf(t: Text, it: Entry) {
  return [
    { label: t('position'), value: it.position.toLocaleString() },
    { label: t('request'), value: it.request_id === null ? null : <Typography.Text copyable>{it.request_id}</Typography.Text> },
    { label: t('path'), value: `${it.method} ${it.path} → ${it.status}`, wide: true },
    { label: t('hash'), value: <Typography.Text copyable code style={{ overflowWrap: 'anywhere' }}>{it.hash}</Typography.Text>, wide: true },
  ]
}

function Related({ entries }: { entries: readonly Schema<'LogEntryView'>[] }) {
  const t = useText()
  return (
    <Section title={t('related')}>
      <Flex vertical gap={4}>
        {entries.map((one) => (
          <Link key={one.id} to={`/audit/entries/${one.id}`}>
            {one.thing_name} · {one.name || one.thing_id}
          </Link>
        ))}
      </Flex>
    </Section>
  )
}
