/** One batch of coupons: what it promises, how far it is, codes, sendings. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Card, Descriptions, Typography } from '@ui/parts'
import { OwnerName } from '../owner'
import { ScopeShown } from '../scope-shown'
import { Span } from '../span'
import { OfferTag } from '../state'
import { useText } from '../words'
import { useCouponText } from '../words-coupons'
import { useCouponActs } from './acts'
import { Codes } from './codes'
import { OfferWords } from './offer'
import { Sendings } from './send'
import type { Batch } from './values'

const PERCENT = 10
const ALL = 1_000

export default function CouponsPage() {
  const { id = '' } = useParams()
  const t = useCouponText()
  const word = useText()
  const asked = api.useQuery('get', '/api/console/marketing/coupon-batches/{batch_id}', { params: { path: { batch_id: id } } })
  return (
    <DetailPage<Batch>
      asked={asked}
      back="/marketing/coupons"
      title={(it) => it.name}
      state={(it) => <OfferTag state={it.state} begins={it.take_from} waitsFor={it.waiting_for} />}
      acts={(it) => <Acts batch={it} />}
      facts={(it) => [
        { label: t('offer'), value: <OfferWords offer={it} />, wide: true },
        { label: word('shop'), value: <OwnerName id={it.merchant_id} /> },
        { label: t('way'), value: t(`way.${it.way}`) },
        ...(it.sent_on === null ? [] : [{ label: t('sent-on'), value: t(`sent-on.${it.sent_on}`) }]),
        { label: t('count'), value: it.count_max.toLocaleString() },
        { label: t('per-member'), value: it.per_member },
        { label: word('bearer'), value: word('bearer.line', { platform: it.platform_permille / PERCENT, merchant: (ALL - it.platform_permille) / PERCENT }) },
        { label: t('given'), value: <Span from={it.take_from} to={it.take_until} />, wide: true },
        { label: t('valid'), value: <Valid batch={it} />, wide: true },
      ]}
      aside={(it) => <Usage batch={it} />}
      thing="marketing.coupon_batch"
      thingId={id}
    >
      {(it) => (
        <>
          <Section title={word('scope')}>
            <ScopeShown scope={it.scope} isPlatforms={it.merchant_id === null} />
          </Section>
          {it.way === 'code' ? <Codes batch={it} /> : <Sendings batch={it} />}
        </>
      )}
    </DetailPage>
  )
}

function Valid({ batch }: { batch: Batch }) {
  const t = useCouponText()
  if (batch.valid_from !== null && batch.valid_until !== null) return <Span from={batch.valid_from} to={batch.valid_until} />
  return t('valid.days', { days: batch.valid_days })
}

function Acts({ batch }: { batch: Batch }) {
  const may = useMay()('marketing.coupon', 'write')
  const acts = useCouponActs()(batch)
  if (!may) return null
  return acts
    .toSorted((one, other) => Number(one.key === 'start') - Number(other.key === 'start'))
    .map((act) => (
      <Button key={act.key} type={act.key === 'start' ? 'primary' : 'default'} danger={act.danger} disabled={Boolean(act.disabled)} title={act.disabled || undefined} onClick={() => void act.run()}>
        {act.title}
      </Button>
    ))
}

function Usage({ batch }: { batch: Batch }) {
  const t = useCouponText()
  const share = batch.taken_count === 0 ? '—' : `${Math.round((batch.used_count / batch.taken_count) * ALL) / PERCENT}%`
  const items = [
    { key: 'taken', label: t('taken'), children: batch.taken_count.toLocaleString() },
    { key: 'left', label: t('left'), children: batch.left.toLocaleString() },
    { key: 'held', label: t('held'), children: batch.held_count.toLocaleString() },
    { key: 'used', label: t('used'), children: batch.used_count.toLocaleString() },
    { key: 'rate', label: t('rate.used'), children: share },
    { key: 'discount', label: t('discount'), children: <Money fen={batch.discount_fen} /> },
  ]
  return (
    <Card size="small" title={t('usage')}>
      {batch.state === 'draft' ? <Typography.Text type="secondary">{t('usage.none')}</Typography.Text> : <Descriptions items={items} column={1} size="small" />}
    </Card>
  )
}
