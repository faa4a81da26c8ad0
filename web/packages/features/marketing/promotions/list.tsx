/** All promotions that somebody reaches, by state. */
import { Link, useNavigate } from 'react-router'
import { api } from '@api/client'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Button } from '@ui/parts'
import { Time } from '@ui/time'
import { isKind, KINDS } from '../kinds'
import { OwnerName } from '../owner'
import { NameInList, SpanInList } from '../span'
import { OfferTag } from '../state'
import { useStateTabs } from '../tabs'
import { type Text, useText } from '../words'
import { type FormText, useFormText } from '../words-form'
import { usePromotionActs } from './acts'

const path = '/api/console/marketing/promotions'
type Row = RowOf<typeof path>

function columns(t: Text, form: FormText, atPlatform: boolean): Column<Row>[] {
  const owner: Column<Row>[] = [{ key: 'shop', title: t('shop'), width: 110, show: (row) => <OwnerName id={row.merchant_id} /> }]
  return [
    { key: 'name', title: t('name'), sort: 'name', show: (row) => <NameInList>{row.name}</NameInList> },
    ...(atPlatform ? owner : []),
    { key: 'kind', title: t('kind'), width: 120, show: (row) => (isKind(row.kind) ? form(`kind.${row.kind}`) : row.kind) },
    { key: 'state', title: t('state'), width: 100, show: (row) => <OfferTag state={row.state} begins={row.starts_at} waitsFor={row.waiting_for} /> },
    { key: 'time', title: t('time'), sort: 'starts_at', width: 160, show: (row) => <SpanInList from={row.starts_at} to={row.ends_at} /> },
    { key: 'budget', title: t('budget.left'), right: true, width: 170, show: (row) => <Budget row={row} /> },
    { key: 'priority', title: t('priority'), right: true, width: 90, hidden: true, show: (row) => row.priority },
    { key: 'changed', title: t('changed'), width: 140, hidden: true, show: (row) => <Time at={row.changed_at} /> },
  ]
}

/** What is left, and of how much. */
function Budget({ row }: { row: Row }) {
  if (row.budget_left_fen === null || row.budget_left_fen === undefined) return '—'
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Money fen={row.budget_left_fen} /> / <Money fen={row.promised_fen} />
    </span>
  )
}

function filters(t: Text, form: FormText): Filter[] {
  return [
    { kind: 'text', name: 'name', title: t('name') },
    { kind: 'choices', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: form(`kind.${value}`) })) },
    { kind: 'between', from: 'starts_from', below: 'starts_before', title: t('starts') },
  ]
}

export default function Promotions() {
  const t = useText()
  const form = useFormText()
  const go = useNavigate()
  const { place } = useMe()
  const may = useMay()('marketing.promotion', 'write')
  const acts = usePromotionActs()
  const counts = api.useQuery('get', '/api/console/marketing/promotions/counts')
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/marketing/promotions/new')}>
      {t('new')}
    </Button>
  )
  return (
    <ListPage
      path={path}
      title={t('title')}
      what={t('what')}
      primary={
        <>
          <Link to="/marketing/trial">
            <Button tabIndex={-1}>{t('try')}</Button>
          </Link>
          {make}
        </>
      }
      columns={columns(t, form, place.merchant_id === null)}
      filters={filters(t, form)}
      tabs={useStateTabs(counts.data)}
      acts={(row) => (may ? acts(row) : [])}
      open={(row) => `/marketing/promotions/${row.id}`}
      empty={{ why: t('none'), next: make || undefined }}
    />
  )
}
