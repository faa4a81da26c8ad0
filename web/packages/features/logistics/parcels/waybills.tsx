/** Waybills: from asking the carrier to the signature. */
import { useCarriers } from '@ui/carriers'
import { ListPage } from '@ui/list-page'
import type { BatchAct, Column, Filter, RowOf, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Money } from '@ui/money'
import { usePrint } from '@ui/print'
import { Time } from '@ui/time'
import { usePaperWords } from '@ui/words-papers'
import { ParcelStatus, STATES, STATUSES, WaybillState } from './states'
import { type Text, useText } from './texts'
import { kilograms } from './weights'

const path = '/api/console/logistics/waybills'
type Row = RowOf<typeof path>
type Name = (code: string) => string

function columns(t: Text, name: Name, isPlatform: boolean): Column<Row>[] {
  const shop: Column<Row>[] = [{ key: 'shop', title: t('shop'), width: 120, show: (row) => row.shop_name }]
  return [
    { key: 'number', title: t('number'), width: 190, show: (row) => row.number ?? t('no-number') },
    { key: 'carrier', title: t('carrier'), width: 110, show: (row) => name(row.carrier_code) },
    ...(isPlatform ? shop : []),
    { key: 'state', title: t('state'), width: 110, show: (row) => <WaybillState it={row} /> },
    { key: 'status', title: t('status'), width: 130, show: (row) => <ParcelStatus status={row.status} /> },
    { key: 'status-at', title: t('way'), width: 120, show: (row) => <Time at={row.status_at} /> },
    { key: 'weight', title: t('weight'), width: 90, right: true, show: (row) => kilograms(row.weight_g) },
    { key: 'freight', title: t('freight'), width: 100, right: true, show: (row) => <Money fen={row.freight_fen} /> },
    { key: 'origin', title: t('origin'), width: 100, hidden: true, show: (row) => t(`origin.${row.origin}`) },
    { key: 'prints', title: t('prints'), width: 90, right: true, hidden: true, show: (row) => row.prints },
    { key: 'created', title: t('created'), width: 120, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
  ]
}

function filters(t: Text, carriers: { value: string; label: string }[]): Filter[] {
  return [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'choices', name: 'carrier_code', title: t('carrier'), options: carriers },
    { kind: 'choices', name: 'status', title: t('status'), options: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })) },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('created') },
  ]
}

export default function Waybills() {
  const t = useText()
  const { place } = useMe()
  const may = useMay()('logistics.waybill', 'write')
  const { nameOf: name, everyOption: options } = useCarriers()
  const { print } = usePrint()
  const paper = usePaperWords()
  const batch: BatchAct<Row>[] = [{ key: 'print', title: t('print'), run: (rows) => print('/api/console/logistics/waybills/print', { waybill_ids: rows.map((row) => row.id) }) }]
  const tabs: Tab[] = [{ key: 'all', title: t('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state } }))]
  return <ListPage path={path} title={t('title')} what={t('what')} columns={columns(t, name, place.console === 'platform')} filters={filters(t, options)} tabs={tabs} batch={may ? batch : undefined} printAs={may ? { list: 'logistics.waybills', title: paper('waybills.all') } : undefined} open={(row) => `/logistics/waybills/${row.id}`} empty={{ why: t('none') }} />
}
