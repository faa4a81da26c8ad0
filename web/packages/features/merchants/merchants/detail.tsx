/** A merchant's file as the platform keeps it. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Facts, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Alert, Flex, Tag } from '@ui/parts'
import { Time } from '@ui/time'
import { FACT_STEPS, useFacts } from '../facts'
import { type Merchant, State } from '../states'
import { type Key, useText } from '../texts'
import { Acts } from './acts'
import { Categories } from './categories'
import { Deposit } from './deposit'
import { Papers } from './papers'
import { Story } from './story'
import { useMerchantText } from './texts'

export default function MerchantDetail() {
  const t = useText()
  const m = useMerchantText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/merchants/merchants/{merchant_id}', { params: { path: { merchant_id: id } } })
  return (
    <DetailPage<Merchant>
      asked={asked}
      back="/merchants/merchants"
      title={(it) => it.shop_name ?? it.name}
      what={(it) => it.name}
      state={(it) => (
        <Flex gap={4}>
          <State kind="state" state={it.state} />
          {it.self_run && <Tag>{m('self-run')}</Tag>}
        </Flex>
      )}
      facts={(it) => [
        { label: t('number'), value: it.number },
        { label: m('level'), value: it.level_name },
        { label: m('contract'), value: it.self_run ? null : m(it.contract_accepted ? 'contract.accepted' : 'contract.open') },
        { label: m('joined'), value: <Time at={it.joined_at} exact /> },
        { label: m('opened'), value: <Time at={it.opened_at} exact /> },
      ]}
      acts={(it) => may('merchants.merchant', 'write') && <Acts merchant={it} />}
      aside={(it) => (
        <>
          <Section title={m('related')}>
            <Flex vertical gap={8}>
              {it.application_id && <Link to={`/merchants/applications/${it.application_id}`}>{m('application')}</Link>}
              {may('merchants.shop') && it.shop_name && <Link to={`/merchants/shops/${it.id}`}>{m('profile')}</Link>}
              {may('identity.account') && <Link to={`/identity/accounts?merchant_id=${it.id}`}>{m('staff')}</Link>}
            </Flex>
          </Section>
          <Section title={t('story')}>
            <Story story={it.story} />
          </Section>
        </>
      )}
      thing="merchants.merchant"
      thingId={id}
    >
      {(it) => <Parts merchant={it} />}
    </DetailPage>
  )
}

function Parts({ merchant: it }: { merchant: Merchant }) {
  const t = useText()
  const m = useMerchantText()
  const factsOf = useFacts()
  return (
    <>
      {it.state === 'frozen' && <Alert type="error" showIcon title={m('frozen.because', { at: it.frozen_at?.slice(0, 10) ?? '', reason: it.frozen_reason })} />}
      {!it.self_run && <Deposit merchant={it} />}
      {!it.self_run && <Categories merchant={it} />}
      {!it.self_run && <Papers merchant={it} />}
      {!it.self_run && FACT_STEPS.map((step) => <Facts key={step} title={t(`step.${step}` as Key)} facts={factsOf(it, step)} />)}
    </>
  )
}
