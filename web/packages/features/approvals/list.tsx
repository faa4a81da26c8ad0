/** The place for everything that is asked and decided: what waits for me, what I asked for, all. */
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '@api/client'
import { ListTable } from '@ui/list-table'
import type { Filter } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Tabs } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { columns, filters } from './columns'
import { useText } from './texts'

const BOXES = ['tasks', 'mine', 'decided', 'all'] as const
type Box = (typeof BOXES)[number]
const COUNT_MAX = 999

const isBox = (text: string | null): text is Box => BOXES.some((box) => box === text)
const told = (title: string, count: number | undefined) => {
  if (count === undefined || count === 0) return title
  return `${title} ${count > COUNT_MAX ? `${COUNT_MAX}+` : count}`
}

export default function Approvals() {
  const t = useText()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const wanted = address.get('box')
  const seesAll = may('approvals.request')
  const box: Box = isBox(wanted) && (wanted !== 'all' || seesAll) ? wanted : 'tasks'
  const counts = api.useQuery('get', '/api/console/approvals/counts').data
  const items = BOXES.filter((one) => one !== 'all' || seesAll).map((one) => ({
    key: one,
    label: told(t(`box.${one}`), { tasks: counts?.to_decide, mine: counts?.own_waiting }[one as string]),
  }))
  return (
    <PlainPage title={t('list.title')} what={t('list.what')}>
      <Tabs activeKey={box} items={items} onChange={(key) => setAddress({ box: key }, { replace: true })} />
      <Requests key={box} box={box} />
    </PlainPage>
  )
}

function Requests({ box }: { box: Box }) {
  const t = useText()
  const acts = api.useQuery('get', '/api/console/approvals/acts').data
  const shown = useMemo(() => columns(t), [t])
  const [byState, byAct] = useMemo(() => filters(t, acts ?? []), [t, acts])
  const ofAll = useMemo<Filter[]>(
    () => [byState, byAct, { kind: 'text', name: 'number', title: t('number') }].filter((one) => one !== undefined) as Filter[],
    [byState, byAct, t],
  )
  const ofOwn = useMemo(() => ofAll.slice(0, 2), [ofAll])
  const ofTasks = useMemo(() => ofAll.slice(1, 2), [ofAll])
  const list = { columns: shown, open: (row: { id: string }) => `/approvals/${row.id}`, inAddress: true }
  switch (box) {
    case 'tasks':
      return <ListTable path="/api/console/approvals/tasks" filters={ofTasks} {...list} empty={{ why: t('none.tasks') }} />
    case 'mine':
      return <ListTable path="/api/console/approvals/mine" filters={ofOwn} {...list} empty={{ why: t('none.mine'), next: t('none.mine.next') }} />
    case 'decided':
      return <ListTable path="/api/console/approvals/decided" filters={ofOwn} {...list} empty={{ why: t('none.decided') }} />
    case 'all':
      return <ListTable path="/api/console/approvals/requests" filters={ofAll} {...list} empty={{ why: t('none.all') }} />
  }
}
