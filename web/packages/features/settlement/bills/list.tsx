/** Bills by how they stand, the newest first. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Day, Time } from '@ui/time'
import { type Bill, BillState, STATES } from './state'
import { TermsButton } from './terms'
import { type Text, useText } from './texts'

const PATH = '/api/console/settlement/bills'

function columnsOf(t: Text, isPlatform: boolean): Column<Bill>[] {
  return [
    { key: 'number', title: t('number'), width: 200, show: (it) => <span className="ht-number">{it.number}</span> },
    ...(isPlatform ? [{ key: 'merchant', title: t('merchant'), width: 180, show: (it: Bill) => it.merchant_name }] : []),
    { key: 'state', title: t('state'), width: 100, show: (it) => <BillState it={it} t={t} /> },
    { key: 'day', title: t('day'), width: 130, sort: 'day', show: (it) => <Day at={it.day} /> },
    { key: 'payable', title: t('payable'), width: 130, right: true, show: (it) => <Money fen={it.payable_fen} /> },
    { key: 'count', title: t('count'), width: 90, right: true, show: (it) => it.line_count },
    { key: 'due', title: t('due'), width: 150, show: (it) => <Time at={it.due_at} /> },
  ]
}

export default function Bills() {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const counts = api.useQuery('get', '/api/console/settlement/bills/counts').data
  const tabs: Tab[] = [
    { key: 'all', title: t('all'), set: {} },
    ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: state === 'confirmed' ? undefined : counts?.find((one) => one.state === state)?.count })),
  ]
  const filters: Filter[] = [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'between', from: 'day_from', below: 'day_before', title: t('day') },
  ]
  return (
    <ListPage
      path={PATH}
      title={t('title')}
      what={t(isPlatform ? 'what' : 'what.own')}
      columns={columnsOf(t, isPlatform)}
      filters={filters}
      tabs={tabs}
      exportAs="settlement.bills"
      open={(row) => `/bills/${row.id}`}
      primary={isPlatform && <TermsButton />}
      empty={{ why: t('none') }}
    />
  )
}
