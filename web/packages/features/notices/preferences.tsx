/** What one is sent besides the inbox. */
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Card, Checkbox, Tooltip } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useText } from './texts'

type Wish = Schema<'WishView'>
interface Row {
  template: string
  name: string
  wishes: Wish[]
}

const path = '/api/console/notices/preferences'
const CHANNELS = ['email', 'sms'] as const

/** One row for each template, in the order of the server. */
function rowsOf(wishes: readonly Wish[]): Row[] {
  const rows = new Map<string, Row>()
  for (const wish of wishes) {
    const row = rows.get(wish.template) ?? { template: wish.template, name: wish.name, wishes: [] }
    row.wishes.push(wish)
    rows.set(wish.template, row)
  }
  return [...rows.values()]
}

const muteOf = (wish: Wish) => `${wish.channel}:${wish.template}`

export default function Preferences() {
  const t = useText()
  const say = useSay()
  const asked = api.useQuery('get', path)
  const put = useAct('put', path)
  const wishes = asked.data?.wishes ?? []

  async function set(changed: Wish, wanted: boolean) {
    const muted = wishes.filter((one) => (one === changed ? !wanted : one.muted)).map(muteOf)
    try {
      await put.run({ body: { muted } })
      say.done(t('preferences.saved'))
    } catch (error) {
      say.problem(error)
    }
  }

  function box(wish: Wish | undefined) {
    if (wish === undefined) return null
    const control = (
      <Checkbox
        checked={wish.enabled && !wish.muted}
        disabled={!wish.enabled || put.running}
        onChange={(event) => void set(wish, event.target.checked)}
        aria-label={`${wish.name} ${t(`channel.${wish.channel}`)}`}
      />
    )
    return wish.enabled ? control : <Tooltip title={t('preferences.off')}>{control}</Tooltip>
  }

  const columns = [
    { key: 'name', title: t('preferences.template'), show: (row: Row) => row.name },
    ...CHANNELS.map((channel) => ({
      key: channel,
      title: t(`channel.${channel}`),
      width: 140,
      show: (row: Row) => box(row.wishes.find((one) => one.channel === channel)),
    })),
  ]
  return (
    <PlainPage title={t('preferences.title')} what={t('preferences.what')} asked={asked}>
      <Card>
        <PlainTable<Row> rows={rowsOf(wishes)} rowKey="template" columns={columns} />
      </Card>
    </PlainPage>
  )
}
