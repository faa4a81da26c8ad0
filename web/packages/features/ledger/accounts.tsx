/** Accounts of the ledger. */
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Time } from '@ui/time'
import { Id } from './id'
import { type Text, useText } from './texts'
import { bookOf, books } from './words'

const path = '/api/console/ledger/accounts'
type Row = RowOf<typeof path>

export default function Accounts() {
  const t = useText()
  return (
    <ListPage
      path={path}
      title={t('accounts.title')}
      what={t('accounts.what')}
      columns={columns(t)}
      filters={filters(t)}
      open={(account) => `/ledger/accounts/${account.id}`}
      empty={{ why: t('accounts.none') }}
    />
  )
}

function columns(t: Text): Column<Row>[] {
  return [
    { key: 'kind', title: t('kind'), show: (one) => one.kind },
    { key: 'book', title: t('book'), show: (one) => bookOf(t, one.book) },
    { key: 'unit', title: t('unit'), show: (one) => one.unit },
    { key: 'owner', title: t('owner'), show: (one) => <Id id={one.owner_id} /> },
    { key: 'home', title: t('home'), show: (one) => <Id id={one.home_id} /> },
    { key: 'side', title: t('side'), show: (one) => (one.side === 'debit' ? t('side.debit') : t('side.credit')) },
    { key: 'id', title: t('id'), sort: 'id', show: (one) => <Id id={one.id} /> },
    { key: 'opened', title: t('opened'), show: (one) => <Time at={one.opened_at} /> },
  ]
}

function filters(t: Text): Filter[] {
  return [
    { kind: 'choice', name: 'book', title: t('book'), options: books(t) },
    { kind: 'text', name: 'kind', title: t('kind') },
    { kind: 'text', name: 'unit', title: t('unit') },
    { kind: 'text', name: 'owner_id', title: t('owner') },
    { kind: 'text', name: 'home_id', title: t('home') },
  ]
}
