/** Members, each the way to his stored value. */
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { Time } from '@ui/time'
import { useBillText } from '../bill-texts'

const path = '/api/console/members/members'
type Row = RowOf<typeof path>

export default function StoredValues() {
  const b = useBillText()
  const columns: Column<Row>[] = [
    { key: 'phone', title: b('stored.phone'), width: 200, show: (row) => row.phone },
    { key: 'name', title: b('stored.name'), show: (row) => row.name || '—' },
    { key: 'joined', title: b('stored.joined'), sort: 'joined_at', width: 180, show: (row) => <Time at={row.joined_at} /> },
  ]
  return (
    <ListPage
      path={path}
      title={b('stored')}
      what={b('stored.what')}
      columns={columns}
      filters={[{ kind: 'text', name: 'name', title: b('stored.name') }]}
      open={(row) => `/payments/stored-value/${row.id}`}
      empty={{ why: b('stored.none') }}
    />
  )
}
