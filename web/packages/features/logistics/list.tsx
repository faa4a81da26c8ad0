/** Freight templates of the shop, or from the platform of all shops. */
import { useNavigate } from 'react-router'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { PlusOutlined } from '@ui/icons'
import { Time } from '@ui/time'
import { useTemplateActs } from './acts'
import { RatesLine } from './rates-line'
import { State } from './state'
import { type Text, useText } from './texts'

const path = '/api/console/logistics/freight-templates'
type Row = RowOf<typeof path>
const MEASURES = ['weight', 'volume', 'count', 'amount'] as const

function columns(t: Text, isPlatform: boolean): Column<Row>[] {
  const shop: Column<Row>[] = [{ key: 'merchant', title: t('merchant'), width: 110, show: (row) => row.shop_name }]
  return [
    { key: 'name', title: t('name'), sort: 'name', show: (row) => row.name },
    ...(isPlatform ? shop : []),
    { key: 'state', title: t('state'), width: 110, show: (row) => <State isDefault={row.is_default} categories={row.categories_count} /> },
    { key: 'scope', title: t('scope'), width: 90, hidden: true, show: (row) => t(`scope.${row.scope}`) },
    { key: 'charge', title: t('charge-by'), width: 84, show: (row) => t(`charge-by.${row.charge_by}`) },
    { key: 'rest', title: t('rest'), show: (row) => (row.rest === null ? t('rest.not-delivered') : <RatesLine rates={row.rest} chargeBy={row.charge_by} />) },
    { key: 'rows', title: t('rows.count'), right: true, width: 84, show: (row) => (row.rows_count === 0 ? '—' : t('rows.count.shown', { count: row.rows_count })) },
    { key: 'free', title: t('free.short'), right: true, width: 84, show: (row) => (row.free_count === 0 ? '—' : t('free.count.shown', { count: row.free_count })) },
    { key: 'closed', title: t('closed.short'), right: true, width: 94, show: (row) => (row.no_delivery_count === 0 ? '—' : t('closed.count', { count: row.no_delivery_count })) },
    { key: 'changed', title: t('changed'), width: 130, sort: 'id', hidden: true, show: (row) => <Time at={row.changed_at} /> },
  ]
}

function filters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'name', title: t('name') },
    { kind: 'choice', name: 'scope', title: t('scope'), options: (['shop', 'category'] as const).map((value) => ({ value, label: t(`scope.${value}`) })) },
    { kind: 'choices', name: 'charge_by', title: t('charge-by'), options: MEASURES.map((value) => ({ value, label: t(`charge-by.${value}`) })) },
  ]
}

export default function Templates() {
  const t = useText()
  const go = useNavigate()
  const { place } = useMe()
  const may = useMay()('logistics.freight_template', 'write')
  const acts = useTemplateActs()
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/logistics/freight-templates/new')}>
      {t('new')}
    </Button>
  )
  return (
    <ListPage
      path={path}
      title={t('title')}
      what={t('what')}
      primary={make}
      columns={columns(t, place.console === 'platform')}
      filters={filters(t)}
      acts={(row) => (may ? acts(row) : [])}
      open={(row) => `/logistics/freight-templates/${row.id}`}
      empty={{ why: t('none'), next: make || undefined }}
    />
  )
}
