/** All flows, by act; switched on and off here, changed on a page of their own. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import type { Say } from '@ui/texts'
import { Time } from '@ui/time'
import { type Key, useText } from './arranging-texts'

type Flow = Schema<'FlowView'>

export default function Flows() {
  const t = useText()
  const may = useMay()
  const writes = may('approvals.flow', 'write')
  const acts = api.useQuery('get', '/api/console/approvals/acts').data
  const names = useMemo(() => new Map(acts?.map((one) => [one.code, one.name])), [acts])
  const filters = useMemo<Filter[]>(
    () => [{ kind: 'choice', name: 'act', title: t('act'), options: [...names].map(([value, label]) => ({ value, label })) }],
    [t, names],
  )
  const switchOf = useSwitch(t)
  const fresh = (
    <Link to="/approvals/flows/new">
      <Button type="primary">{t('flows.new')}</Button>
    </Link>
  )
  return (
    <ListPage
      path="/api/console/approvals/flows"
      title={t('flows.title')}
      what={t('flows.what')}
      columns={columns(t, names)}
      filters={filters}
      primary={writes && fresh}
      open={(flow) => `/approvals/flows/${flow.id}`}
      acts={writes ? (flow) => [switchOf(flow)] : undefined}
      empty={{ why: t('flows.none'), next: writes && fresh }}
    />
  )
}

function useSwitch(t: Say<Key>): (flow: Flow) => RowAct {
  const say = useSay()
  const edit = useAct('put', '/api/console/approvals/flows/{flow_id}')

  async function turn(flow: Flow) {
    const question = { title: t('flow.disable'), what: t('flow.disable.what', { name: flow.name }), act: t('flow.disable'), danger: true }
    if (flow.enabled && !(await say.confirm(question))) return
    const { name, conditions, steps, priority, version } = flow
    try {
      await edit.run({ params: { path: { flow_id: flow.id } }, body: { name, conditions, steps, priority, version, enabled: !flow.enabled } })
      say.done(t('flow.saved'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (flow) => ({ key: 'switch', title: t(flow.enabled ? 'flow.disable' : 'flow.enable'), danger: flow.enabled, run: () => turn(flow) })
}

function columns(t: Say<Key>, acts: ReadonlyMap<string, string>): Column<Flow>[] {
  return [
    { key: 'name', title: t('flow.name'), show: (flow) => flow.name },
    { key: 'act', title: t('act'), show: (flow) => acts.get(flow.act) ?? flow.act, sort: 'act' },
    { key: 'steps', title: t('flow.steps'), show: (flow) => t('flow.steps.count', { count: flow.steps.length }) },
    { key: 'priority', title: t('flow.priority'), show: (flow) => flow.priority, right: true },
    { key: 'state', title: t('state'), show: (flow) => <StatusTag meaning={flow.enabled ? 'good' : 'off'}>{t(flow.enabled ? 'flow.on' : 'flow.off')}</StatusTag> },
    { key: 'version', title: t('flow.version.column'), show: (flow) => flow.version, right: true },
    { key: 'changed', title: t('flow.changed'), show: (flow) => <Time at={flow.changed_at} /> },
  ]
}
