/** One exception: what happened in words, what people found out, how it ended. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Section } from '@ui/detail-page'
import { LongTextField, RadioField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { ParcelStatus, type Problem, ProblemState } from './states'
import { type Text, useText } from './texts'

const WORDS_LENGTH_MAX = 1_000
type How = 'solved' | 'confirmed' | 'returned' | 'lost'

export default function ExceptionPage() {
  const t = useText()
  const may = useMay()
  const { nameOf: name } = useCarriers()
  const { id = '' } = useParams()
  const params = { path: { problem_id: id } }
  const asked = api.useQuery('get', '/api/console/logistics/exceptions/{problem_id}', { params })
  const notes = api.useQuery('get', '/api/console/logistics/exceptions/{problem_id}/notes', { params })
  const items = (notes.data ?? []).map((one) => ({ key: one.id, at: one.at, who: one.written_by_name, what: one.words })).toReversed()
  return (
    <DetailPage<Problem>
      asked={asked}
      back="/logistics/exceptions"
      title={(it) => t(`kind.${it.kind}`)}
      what={(it) => `${name(it.carrier_code)} ${it.number ?? ''}`}
      state={(it) => <ProblemState state={it.state} />}
      facts={(it) => facts(t, it)}
      acts={(it) => may('logistics.parcel_problem', 'write') && it.state === 'open' && <Acts it={it} />}
      aside={(it) => (
        <Section title={t('title')}>
          <Link to={`/logistics/waybills/${it.waybill_id}`}>{t('to-waybill')}</Link>
        </Section>
      )}
      thing="logistics.parcel_problem"
      thingId={id}
    >
      {(it) => (
        <>
          <Section title={t('problem')}>
            <Typography.Paragraph style={{ margin: 0 }}>{t(`story.${it.kind}`)}</Typography.Paragraph>
          </Section>
          <Section title={t('notes')}>{items.length === 0 ? <Typography.Text type="secondary">{t('notes.none')}</Typography.Text> : <Timeline items={items} />}</Section>
        </>
      )}
    </DetailPage>
  )
}

function facts(t: Text, it: Problem) {
  return [
    { label: t('number'), value: it.number },
    { label: t('shop'), value: it.shop_name },
    { label: t('status'), value: <ParcelStatus status={it.status} /> },
    { label: t('opened'), value: <Time at={it.opened_at} exact /> },
    { label: t('due'), value: <Time at={it.due_at} exact /> },
    { label: t('handled'), value: it.handled && t(`how.${it.handled}`) },
    { label: t('handled.by'), value: it.state === 'done' && (it.handled_by_name || t('itself')) },
    { label: t('handled.at'), value: it.handled_at && <Time at={it.handled_at} exact /> },
    { label: t('words'), value: it.words, wide: true },
  ]
}

function Acts({ it }: { it: Problem }) {
  const t = useText()
  const say = useSay()
  const [open, setOpen] = useState<'note' | 'handle' | null>(null)
  const note = useAct('post', '/api/console/logistics/exceptions/{problem_id}/notes')
  const handle = useAct('post', '/api/console/logistics/exceptions/{problem_id}/handle')
  const params = { path: { problem_id: it.id } }
  const ways: How[] = it.kind === 'signed_early' ? ['confirmed', 'solved', 'lost'] : ['solved', 'returned', 'lost']

  async function write(values: { words: string }) {
    await note.run({ params, body: values })
    say.done(t('note.written'))
  }

  async function finish(values: { how: How; words: string }) {
    await handle.run({ params, body: { ...values, version: it.version } })
    say.done(t('handled'))
  }

  return (
    <Flex gap={8}>
      <Button onClick={() => setOpen('note')}>{t('note.write')}</Button>
      <Button type="primary" onClick={() => setOpen('handle')}>
        {t('handle')}
      </Button>
      <FormModal<{ words: string }> title={t('note.write')} open={open === 'note'} onClose={() => setOpen(null)} onSubmit={write}>
        <LongTextField name="words" label={t('note')} max={WORDS_LENGTH_MAX} required />
      </FormModal>
      <FormModal<{ how: How; words: string }> title={t('handle.title')} open={open === 'handle'} onClose={() => setOpen(null)} submit={t('handle')} onSubmit={finish}>
        <RadioField name="how" label={t('how')} options={ways.map((value) => ({ value, label: t(`how.${value}`) }))} required />
        <LongTextField name="words" label={t('note')} max={WORDS_LENGTH_MAX} required />
      </FormModal>
    </Flex>
  )
}
