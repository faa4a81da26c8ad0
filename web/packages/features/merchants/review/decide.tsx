/** The three ways of deciding about an application. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { ChoiceField, LongTextField, TextField } from '@ui/fields'
import { FormDrawer, FormModal } from '@ui/form'
import { Button, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import type { Application } from '../states'
import { type Key, useText } from '../texts'
import { useReviewText } from './texts'

type Which = 'approve' | 'return' | 'refuse'
const STEPS = ['subject', 'licence', 'legal_person', 'account', 'categories', 'papers'] as const

export function Decide({ application }: { application: Application }) {
  const review = useReviewText()
  const [open, setOpen] = useState<Which | null>(null)
  const props = { application, close: () => setOpen(null) }
  return (
    <>
      <Button danger onClick={() => setOpen('refuse')}>
        {review('refuse')}
      </Button>
      <Button onClick={() => setOpen('return')}>{review('return')}</Button>
      <Button type="primary" onClick={() => setOpen('approve')}>
        {review('approve')}
      </Button>
      {open === 'approve' && <Approve {...props} />}
      {open === 'return' && <Return {...props} />}
      {open === 'refuse' && <Refuse {...props} />}
    </>
  )
}

interface DecideProps {
  application: Application
  close: () => void
}

const at = (it: Application) => ({ params: { path: { application_id: it.id } } })

function Approve({ application: it, close }: DecideProps) {
  const review = useReviewText()
  const say = useSay()
  const approve = useAct('post', '/api/console/merchants/applications/{application_id}/approve')
  const levels = api.useQuery('get', '/api/console/merchants/levels')
  const usual = levels.data?.find((one) => one.is_usual)
  return (
    <FormModal<{ level_id: string; deposit_fen: number | null; note: string | null }>
      open
      title={review('approve.title')}
      onClose={close}
      loading={levels.isPending}
      initial={{ level_id: usual?.id }}
      submit={review('approve')}
      onSubmit={async ({ note, ...values }) => {
        await approve.run({ ...at(it), body: { ...values, note: note ?? '', version: it.version } })
        say.done(review('approve.done'))
      }}
    >
      <ChoiceField name="level_id" label={review('approve.level')} options={(levels.data ?? []).map((one) => ({ value: one.id, label: one.name }))} required />
      <YuanField name="deposit_fen" label={review('approve.deposit')} help={review('approve.deposit.help')} />
      <TextField name="note" label={review('approve.note')} max={500} />
    </FormModal>
  )
}

function Return({ application: it, close }: DecideProps) {
  const t = useText()
  const review = useReviewText()
  const say = useSay()
  const back = useAct('post', '/api/console/merchants/applications/{application_id}/return')
  return (
    <FormDrawer<{ notes: Partial<Record<(typeof STEPS)[number], string | null>>; note: string | null }>
      open
      title={review('return.title')}
      onClose={close}
      submit={review('return')}
      onSubmit={async ({ notes, note }) => {
        const said = Object.entries(notes ?? {}).filter((one): one is [string, string] => one[1] !== null && one[1] !== undefined)
        await back.run({ ...at(it), body: { notes: Object.fromEntries(said), note: note ?? '', version: it.version } })
        say.done(review('return.done'))
      }}
    >
      <Typography.Paragraph type="secondary">{review('return.what')}</Typography.Paragraph>
      {STEPS.map((step) => (
        <LongTextField key={step} name={['notes', step]} label={t(`step.${step}` as Key)} rows={1} max={500} />
      ))}
      <LongTextField name="note" label={review('return.note')} rows={2} max={500} />
    </FormDrawer>
  )
}

function Refuse({ application: it, close }: DecideProps) {
  const review = useReviewText()
  const say = useSay()
  const refuse = useAct('post', '/api/console/merchants/applications/{application_id}/refuse')
  return (
    <FormModal<{ reason: string }>
      open
      danger
      title={review('refuse.title')}
      onClose={close}
      submit={review('refuse')}
      onSubmit={async (values) => {
        await refuse.run({ ...at(it), body: { ...values, version: it.version } })
        say.done(review('refuse.done'))
      }}
    >
      <Typography.Paragraph type="secondary">{review('refuse.what')}</Typography.Paragraph>
      <TextField name="reason" label={review('refuse.reason')} required />
    </FormModal>
  )
}
