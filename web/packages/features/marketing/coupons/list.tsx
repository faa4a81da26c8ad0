/** All batches of coupons that somebody reaches, by state. */
import { useNavigate } from 'react-router'
import { api } from '@api/client'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { OwnerName } from '../owner'
import { NameInList, SpanInList } from '../span'
import { OfferTag } from '../state'
import { useStateTabs } from '../tabs'
import { type Text, useText } from '../words'
import { type CouponText, useCouponText } from '../words-coupons'
import { useCouponActs } from './acts'
import { OfferWords } from './offer'

const path = '/api/console/marketing/coupon-batches'
type Row = RowOf<typeof path>

function columns(t: CouponText, word: Text, atPlatform: boolean): Column<Row>[] {
  const owner: Column<Row>[] = [{ key: 'shop', title: word('shop'), width: 110, show: (row) => <OwnerName id={row.merchant_id} /> }]
  return [
    { key: 'name', title: t('name'), sort: 'name', show: (row) => <NameInList>{row.name}</NameInList> },
    ...(atPlatform ? owner : []),
    { key: 'offer', title: t('offer'), show: (row) => <span style={{ display: 'inline-block', maxWidth: 150, whiteSpace: 'normal' }}><OfferWords offer={row} /></span> },
    { key: 'state', title: word('state'), width: 100, show: (row) => <OfferTag state={row.state} begins={row.take_from} waitsFor={row.waiting_for} /> },
    { key: 'way', title: t('way'), width: 100, show: (row) => t(`way.${row.way}`) },
    { key: 'count', title: t('count'), right: true, width: 110, show: (row) => row.count_max.toLocaleString() },
    { key: 'per-member', title: t('per-member'), right: true, width: 100, hidden: true, show: (row) => row.per_member },
    { key: 'time', title: t('given'), width: 160, show: (row) => <SpanInList from={row.take_from} to={row.take_until} /> },
  ]
}

export default function Coupons() {
  const t = useCouponText()
  const word = useText()
  const go = useNavigate()
  const { place } = useMe()
  const may = useMay()('marketing.coupon', 'write')
  const acts = useCouponActs()
  const counts = api.useQuery('get', '/api/console/marketing/coupon-batches/counts')
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/marketing/coupons/new')}>
      {t('new')}
    </Button>
  )
  return (
    <ListPage
      path={path}
      title={t('title')}
      what={t('what')}
      primary={make}
      columns={columns(t, word, place.merchant_id === null)}
      filters={[{ kind: 'text', name: 'name', title: t('name') }]}
      tabs={useStateTabs(counts.data)}
      acts={(row) => (may ? acts(row) : [])}
      open={(row) => `/marketing/coupons/${row.id}`}
      empty={{ why: t('none'), next: make || undefined }}
    />
  )
}
