/** One waybill: who sends what to whom, and the way of its parcel. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Facts, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Flex, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { Acts } from './acts'
import { OF_STATUS, ParcelStatus, reasonOf, type Waybill, WaybillState } from './states'
import { type Text, useText } from './texts'
import { kilograms } from './weights'

const LOOK_AGAIN_MILLISECONDS = 2_000

export default function WaybillPage() {
  const t = useText()
  const may = useMay()
  const { nameOf: name } = useCarriers()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/logistics/waybills/{waybill_id}',
    { params: { path: { waybill_id: id } } },
    { refetchInterval: ({ state }) => state.data?.state === 'asked' && LOOK_AGAIN_MILLISECONDS },
  )
  return (
    <DetailPage<Waybill>
      asked={asked}
      back="/logistics/waybills"
      title={(it) => it.number ?? t('no-number')}
      what={(it) => name(it.carrier_code)}
      state={(it) => (
        <Flex gap={8}>
          <WaybillState it={it} />
          {it.state === 'issued' && <ParcelStatus status={it.status} />}
        </Flex>
      )}
      facts={(it) => facts(t, it, name)}
      acts={(it) => may('logistics.waybill', 'write') && <Acts it={it} />}
      thing="logistics.waybill"
      thingId={id}
    >
      {(it) => (
        <>
          <Section title={t('way')}>{it.movements.length === 0 ? <Typography.Text type="secondary">{t('way.none')}</Typography.Text> : <Timeline items={way(t, it)} />}</Section>
          {it.recipient === null ? (
            <Section title={t('recipient')}>
              <Typography.Text type="secondary">{t('typed')}</Typography.Text>
            </Section>
          ) : (
            <Facts title={t('recipient')} facts={[...party(t('recipient'), it.recipient), ...party(t('sender'), it.sender)]} />
          )}
        </>
      )}
    </DetailPage>
  )
}

function way(t: Text, it: Waybill) {
  return it.movements.map((one, number) => ({
    key: `${one.at} ${number}`,
    at: one.at,
    who: [t(`status.${one.status}`), one.place].filter(Boolean).join(' · '),
    what: one.words,
    meaning: OF_STATUS[one.status],
  }))
}

function party(label: string, who: Waybill['sender']) {
  if (who === null) return []
  const place = [who.region, who.address].filter(Boolean).join(' ')
  return [{ label, value: [who.name, who.phone, place].filter(Boolean).join('，'), wide: true }]
}

function facts(t: Text, it: Waybill, name: (code: string) => string) {
  return [
    { label: t('carrier'), value: name(it.carrier_code) },
    { label: t('shop'), value: it.shop_name },
    { label: t('origin'), value: t(`origin.${it.origin}`) },
    { label: t('tracker'), value: it.tracker === null ? t('tracker.none') : t(`tracker.${it.tracker as 'sandbox'}`) },
    { label: t('weight'), value: kilograms(it.weight_g) },
    { label: t('freight'), value: <Money fen={it.freight_fen} /> },
    { label: t('cod'), value: it.cod_fen > 0 ? <Money fen={it.cod_fen} /> : null },
    { label: t('sort-code'), value: it.sort_code },
    { label: t('prints'), value: it.prints },
    { label: t('created'), value: <Time at={it.created_at} exact /> },
    { label: t('issued'), value: <Time at={it.issued_at} exact /> },
    { label: t('handed-over'), value: <Time at={it.handed_over_at} exact /> },
    { label: t('signed'), value: <Time at={it.signed_at} exact /> },
    { label: t('voided'), value: it.voided_at && <Time at={it.voided_at} exact /> },
    { label: t('reason'), value: it.reason && reasonOf(t, it.reason), wide: true },
    { label: t('error'), value: it.error, wide: true },
  ]
}
