/** Editions of the agreement. */
import { useNavigate } from 'react-router'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useText } from '../texts'
import { useRulesText } from './texts'

const path = '/api/console/merchants/contracts'
type Row = RowOf<typeof path>
export const MEANINGS: Record<Row['state'], Meaning> = { draft: 'plain', current: 'good', former: 'off' }

export default function Contracts() {
  const t = useText()
  const r = useRulesText()
  const go = useNavigate()
  const may = useMay()('merchants.contract', 'write')
  const columns: Column<Row>[] = [
    { key: 'edition', title: r('contract.edition'), show: (one) => one.edition },
    { key: 'title', title: r('contract.title'), show: (one) => one.title },
    { key: 'state', title: t('state'), show: (one) => <StatusTag meaning={MEANINGS[one.state]}>{r(`contract.${one.state}`)}</StatusTag> },
    { key: 'accepted', title: r('contract.accepted'), right: true, show: (one) => one.accepted_count },
    { key: 'published', title: r('contract.published'), show: (one) => <Time at={one.published_at} /> },
    { key: 'made', title: r('contract.made'), show: (one) => <Time at={one.made_at} /> },
  ]
  const create = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/merchants/contracts/new')}>
      {r('contract.new')}
    </Button>
  )
  return (
    <ListPage
      path={path}
      title={r('contracts')}
      what={r('contracts.what')}
      columns={columns}
      primary={create}
      open={(row) => `/merchants/contracts/${row.id}`}
      empty={{ why: r('contract.none'), next: create }}
    />
  )
}
