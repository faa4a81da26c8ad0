/** One promotion: how buyers read it, what it is bound to, what came of it. */
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Card, Descriptions, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { PRICES_PIECES } from '../kinds'
import { OwnerName } from '../owner'
import { ScopeShown } from '../scope-shown'
import { Span } from '../span'
import { OfferTag } from '../state'
import { contentOf, type Promotion, valuesOf } from '../values'
import { useText } from '../words'
import { useCautionText } from '../words-acts'
import { useFormText } from '../words-form'
import { usePromotionActs } from './acts'
import { RuleShown } from './rule-shown'
import { TermsShown } from './terms-shown'

const PERCENT = 10
const ALL = 1_000
const PROMOTION = 'marketing.promotion'

export default function PromotionPage() {
  const { id = '' } = useParams()
  const t = useText()
  const form = useFormText()
  const asked = api.useQuery('get', '/api/console/marketing/promotions/{promotion_id}', { params: { path: { promotion_id: id } } })
  return (
    <DetailPage<Promotion>
      asked={asked}
      back="/marketing/promotions"
      title={(it) => it.name}
      state={(it) => <OfferTag state={it.state} begins={it.starts_at} waitsFor={it.waiting_for} />}
      acts={(it) => <Acts promotion={it} />}
      facts={(it) => [
        { label: t('kind'), value: form(`kind.${it.terms.kind}`) },
        { label: t('shop'), value: <OwnerName id={it.merchant_id} /> },
        { label: t('changed'), value: <Time at={it.changed_at} /> },
        { label: t('time'), value: <Span from={it.starts_at} to={it.ends_at} />, wide: true },
        { label: t('rule'), value: <Rule promotion={it} />, wide: true },
        { label: t('bearer'), value: t('bearer.line', { platform: it.platform_permille / PERCENT, merchant: (ALL - it.platform_permille) / PERCENT }) },
        { label: t('set'), value: it.combination_set === 0 ? t('set.usual') : form('set.number', { number: it.combination_set }) },
        { label: t('priority'), value: it.priority },
        { label: t('budget'), value: it.limits.budget_fen ? <Money fen={it.limits.budget_fen} /> : t('unlimited') },
      ]}
      aside={(it) => <Usage promotion={it} />}
      thing={PROMOTION}
      thingId={id}
    >
      {(it) => (
        <>
          <Warnings promotion={it} />
          <TermsShown terms={it.terms} />
          <Section title={t('scope')}>
            <ScopeShown scope={it.scope} isPlatforms={it.merchant_id === null} />
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function Rule({ promotion }: { promotion: Promotion }) {
  return <RuleShown content={contentOf({}, valuesOf(promotion))} />
}

function Acts({ promotion }: { promotion: Promotion }) {
  const t = useText()
  const may = useMay()(PROMOTION, 'write')
  const acts = usePromotionActs()(promotion)
  const primary = promotion.state === 'draft' || promotion.state === 'paused' ? 'start' : 'edit'
  return (
    <>
      <Link to={`/marketing/trial?promotion=${promotion.id}`}>
        <Button tabIndex={-1}>{t('try')}</Button>
      </Link>
      {may && promotion.kind === 'timed_price' && promotion.state === 'draft' && (
        <Link to={`/sheets/marketing.timed_prices?back=${encodeURIComponent(`/marketing/promotions/${promotion.id}`)}`}>
          <Button tabIndex={-1}>{t('sheet')}</Button>
        </Link>
      )}
      {may &&
        acts
          .toSorted((one, other) => Number(one.key === primary) - Number(other.key === primary))
          .map((act) => (
            <Button key={act.key} type={act.key === primary ? 'primary' : 'default'} danger={act.danger} disabled={Boolean(act.disabled)} title={act.disabled || undefined} onClick={() => void act.run()}>
              {act.title}
            </Button>
          ))}
    </>
  )
}

function Warnings({ promotion }: { promotion: Promotion }) {
  const t = useText()
  const caution = useCautionText()
  const say = useSay()
  const { warnings, prices_confirmed } = promotion
  const may = useMay()(PROMOTION, 'write')
  const confirm = useAct('post', '/api/console/marketing/promotions/{promotion_id}/confirm-prices')
  if (prices_confirmed && PRICES_PIECES.has(promotion.terms.kind)) return <Alert type="success" showIcon title={t('prices-confirmed')} />
  if (warnings.length === 0) return null
  const unseen = warnings.some((one) => one.code === 'costs_unseen')

  async function confirmThem() {
    if (!(await say.confirm({ title: t('warnings.must'), what: t('confirm-prices.what'), act: t('confirm-prices') }))) return
    await confirm.run({ params: { path: { promotion_id: promotion.id } }, body: { version: promotion.version } })
    say.done(t('confirmed-prices'))
  }

  return (
    <Alert
      type="warning"
      showIcon
      title={t('warnings')}
      action={
        may && !unseen && promotion.state !== 'ended' && (
          <Button size="small" onClick={() => void confirmThem().catch(say.problem)}>
            {t('confirm-prices')}
          </Button>
        )
      }
      description={
        <Flex vertical gap={4}>
          {warnings.map((one) => (
            <span key={`${one.code} ${one.sku_id}`}>
              {one.product_name !== '' && (
                <Typography.Text strong>
                  {one.product_name} {one.spec_text}：
                </Typography.Text>
              )}
              {caution(one.code)}
              {one.price_fen !== null && one.price_fen !== undefined && (
                <>
                  {' '}
                  <Money fen={one.price_fen} /> {one.limit_fen !== null && one.limit_fen !== undefined && <>(<Money fen={one.limit_fen} />)</>}
                </>
              )}
            </span>
          ))}
        </Flex>
      }
    />
  )
}

function Usage({ promotion: { usage } }: { promotion: Promotion }) {
  const t = useText()
  if (usage === null || usage === undefined)
    return (
      <Card size="small" title={t('usage')}>
        <Typography.Text type="secondary">{t('usage.none')}</Typography.Text>
      </Card>
    )
  const items = [
    { key: 'orders', label: t('usage.orders'), children: usage.more ? t('usage.orders.more', { count: usage.orders }) : usage.orders },
    { key: 'discount', label: t('usage.discount'), children: <Money fen={usage.discount_fen} /> },
    { key: 'left', label: t('usage.budget-left'), children: usage.budget_left_fen === null ? t('unlimited') : <Money fen={usage.budget_left_fen} /> },
    ...(usage.budget_left_fen === null ? [] : [{ key: 'held', label: t('usage.budget-held'), children: <Money fen={usage.budget_held_fen} /> }]),
    { key: 'uses', label: t('usage.uses-left'), children: usage.uses_left ?? t('unlimited') },
  ]
  return (
    <Card size="small" title={t('usage')}>
      <Descriptions items={items} column={1} size="small" />
    </Card>
  )
}
