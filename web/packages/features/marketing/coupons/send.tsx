/** Coupons sent to members by the platform's staff, and how far that is. */
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { shows, useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { LongTextField, RadioField, SwitchField, TimeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Button, Form, Progress, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useCouponText } from '../words-coupons'
import type { Batch } from './values'

type Sending = Schema<'CouponSendingView'>
const MEANINGS: Record<Sending['state'], Meaning> = { under_way: 'running', done: 'good', stopped: 'bad' }
const AGAIN_MILLISECONDS = 2_000
const ALL = 100
const TEXT_MAX = 100_000
const ROWS = 6

interface Values {
  to: 'phones' | 'segment'
  phones: string | null
  joined_from: string | null
  joined_below: string | null
  only_new: boolean
}

export function Sendings({ batch }: { batch: Batch }) {
  const t = useCouponText()
  const say = useSay()
  const { place } = useMe()
  const may = useMay()('marketing.coupon', 'write')
  const [asking, setAsking] = useState(false)
  const send = useAct('post', '/api/console/marketing/coupon-batches/{batch_id}/sendings')
  const asked = api.useQuery(
    'get',
    '/api/console/marketing/coupon-batches/{batch_id}/sendings',
    { params: { path: { batch_id: batch.id } } },
    { refetchInterval: (query) => (query.state.data?.some((one) => one.state === 'under_way') ? AGAIN_MILLISECONDS : false) },
  )
  useFreshFigures(asked.data?.filter((one) => one.state === 'under_way').length ?? 0)
  const maySend = may && place.merchant_id === null && batch.state === 'live'

  async function submit(values: Values) {
    const { joined_from, joined_below, only_new } = values
    const to = values.to === 'phones' ? { phones: phonesOf(values.phones) } : { segment: { joined_from: joined_from ?? null, joined_below: joined_below ?? null, only_new } }
    const answer = await send.run({ params: { path: { batch_id: batch.id } }, body: { member_ids: [], phones: [], ...to } })
    say.done(t('send.asked', { count: answer.wanted_count }))
  }

  if (!maySend && (asked.data ?? []).length === 0) return null
  return (
    <Section title={t('sendings')} extra={maySend && <Button onClick={() => setAsking(true)}>{t('send')}</Button>}>
      <PlainTable<Sending>
        rows={asked.data}
        empty={t('sendings.none')}
        columns={[
          { key: 'asked', title: t('sending.asked'), show: (row) => <Time at={row.asked_at} /> },
          { key: 'state', title: t('sending.state'), width: 110, show: (row) => <StatusTag meaning={MEANINGS[row.state]}>{t(`sending.${row.state}`)}</StatusTag> },
          { key: 'progress', title: t('sending.progress'), width: 220, show: (row) => <Progress percent={row.wanted_count === 0 ? ALL : Math.min(ALL, Math.round((row.looked_count / row.wanted_count) * ALL))} size="small" /> },
          { key: 'sent', title: t('sending.sent'), right: true, width: 100, show: (row) => row.sent_count.toLocaleString() },
          { key: 'passed', title: t('sending.passed'), right: true, width: 100, show: (row) => row.passed_count.toLocaleString() },
        ]}
      />
      <FormModal<Values>
        open={asking}
        title={t('send.title', { name: batch.name })}
        submit={t('send')}
        initial={{ to: 'segment', phones: null, joined_from: null, joined_below: null, only_new: false }}
        onClose={() => setAsking(false)}
        onSubmit={submit}
      >
        <Whom />
      </FormModal>
    </Section>
  )
}

/** What was sent shows in the figures of the batch once a sending is over. */
function useFreshFigures(underWay: number) {
  const queries = useQueryClient()
  const before = useRef(underWay)
  useEffect(() => {
    if (underWay < before.current) void queries.invalidateQueries({ predicate: (query) => shows(query, ['/api/console/marketing/coupon-batches']) })
    before.current = underWay
  }, [underWay, queries])
}

function Whom() {
  const t = useCouponText()
  const to = Form.useWatch('to', { form: Form.useFormInstance<Values>(), preserve: true })
  return (
    <>
      <RadioField name="to" label={t('send.to')} required options={(['segment', 'phones'] as const).map((value) => ({ value, label: t(`send.${value}`) }))} />
      {to === 'phones' ? (
        <LongTextField name="phones" label={t('send.phones')} help={t('send.phones.help')} max={TEXT_MAX} rows={ROWS} required />
      ) : (
        <>
          <TimeField name="joined_from" label={t('send.joined.from')} />
          <TimeField name="joined_below" label={t('send.joined.below')} />
          <SwitchField name="only_new" label={t('send.only-new')} />
          <Typography.Text type="secondary">{t('send.everybody')}</Typography.Text>
        </>
      )}
    </>
  )
}

/** One number each, whatever stands between them. */
export function phonesOf(text: string | null): string[] {
  return [...new Set((text ?? '').split(/[\s,，;；]+/).filter(Boolean))]
}
