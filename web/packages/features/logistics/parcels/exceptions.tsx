/** Parcels that somebody should look after, by deadline. */
import { useCarriers } from '@ui/carriers'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf, Tab } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Time } from '@ui/time'
import { KINDS, ParcelStatus, ProblemState } from './states'
import { type Text, useText } from './texts'

const path = '/api/console/logistics/exceptions'
type Row = RowOf<typeof path>

function columns(t: Text, name: (code: string) => string, isPlatform: boolean): Column<Row>[] {
  const shop: Column<Row>[] = [{ key: 'shop', title: t('shop'), width: 120, show: (row) => row.shop_name }]
  return [
    { key: 'kind', title: t('problem'), width: 150, show: (row) => t(`kind.${row.kind}`) },
    { key: 'number', title: t('number'), width: 190, show: (row) => row.number },
    { key: 'carrier', title: t('carrier'), width: 110, show: (row) => name(row.carrier_code) },
    ...(isPlatform ? shop : []),
    { key: 'status', title: t('status'), width: 130, show: (row) => <ParcelStatus status={row.status} /> },
    { key: 'words', title: t('words'), show: (row) => row.words || '—' },
    { key: 'state', title: t('problem.open'), width: 90, hidden: true, show: (row) => <ProblemState state={row.state} /> },
    { key: 'opened', title: t('opened'), width: 120, show: (row) => <Time at={row.opened_at} /> },
    { key: 'due', title: t('due'), width: 120, sort: 'due_at', show: (row) => <Time at={row.due_at} /> },
  ]
}

function filters(t: Text): Filter[] {
  return [{ kind: 'choices', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) }]
}

export default function Exceptions() {
  const t = useText()
  const { place } = useMe()
  const { nameOf: name } = useCarriers()
  const tabs: Tab[] = [
    { key: 'open', title: t('problem.open'), set: { state: 'open' } },
    { key: 'done', title: t('problem.done'), set: { state: 'done' } },
    { key: 'all', title: t('all'), set: {} },
  ]
  return <ListPage path={path} title={t('problems')} what={t('problems.what')} columns={columns(t, name, place.console === 'platform')} filters={filters(t)} tabs={tabs} open={(row) => `/logistics/exceptions/${row.id}`} empty={{ why: t('problems.none') }} />
}
