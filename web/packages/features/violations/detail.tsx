/** One violation: what it costs, and what both sides did and said. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Flex, Image, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { Acts } from './acts'
import { type Violation, ViolationState } from './state'
import { type Text, useText } from './texts'

const SIDE = 72

export default function ViolationPage() {
  const t = useText()
  const { id = '' } = useParams()
  const isPlatform = useMe().place.console === 'platform'
  const asked = api.useQuery('get', '/api/console/violations/violations/{violation_id}', { params: { path: { violation_id: id } } })
  return (
    <DetailPage<Violation>
      asked={asked}
      back="/violations"
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => it.merchant_name}
      state={(it) => <ViolationState state={it.state} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <Acts it={it} />}
      thing={isPlatform ? 'violations.violation' : undefined}
      thingId={id}
    >
      {(it) => (
        <Section title={t('story')}>
          <Timeline items={it.steps.map((one) => ({ key: one.id, at: one.at, what: t(`done.${one.act}`), note: <Said it={it} words={one.words} pictures={[...one.pictures]} /> }))} />
        </Section>
      )}
    </DetailPage>
  )
}

function factsOf(it: Violation, t: Text): Fact[] {
  const moment = (label: string, at: string | null) => (at === null ? [] : [{ label, value: <Time at={at} exact /> }])
  return [
    { label: t('kind'), value: t(`kind.${it.kind}`) },
    { label: t('fine'), value: <strong><Money fen={it.fine_fen} /></strong> },
    { label: t('points'), value: it.points },
    { label: t('frozen'), value: <Money fen={it.frozen_fen} /> },
    { label: t('charged'), value: <Money fen={it.charged_fen} /> },
    { label: t('year-points'), value: it.year_points },
    ...(it.order_id === null ? [] : [{ label: t('order'), value: <Link to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> }]),
    ...moment(t('raised'), it.raised_at),
    ...moment(t('told'), it.told_at),
    ...moment(t('due'), it.due_at),
    ...moment(t('ended'), it.ended_at),
  ]
}

function Said({ it, words, pictures }: { it: Violation; words: string; pictures: string[] }) {
  const address = (file: string, size: string) => `/api/console/violations/violations/${it.id}/pictures/${file}?size=${size}`
  if (words === '' && pictures.length === 0) return null
  return (
    <Flex vertical gap={6}>
      {words === '' ? null : <Typography.Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{words}</Typography.Text>}
      {pictures.length === 0 ? null : (
        <Flex gap={6} wrap>
          {pictures.map((file) => (
            <Image key={file} src={address(file, 'small')} preview={{ src: address(file, 'large') }} width={SIDE} height={SIDE} style={{ objectFit: 'cover' }} alt="" />
          ))}
        </Flex>
      )}
    </Flex>
  )
}
