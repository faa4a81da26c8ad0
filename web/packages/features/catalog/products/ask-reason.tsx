/** Asking why, before something is done: `const { ask, asking } = useReason()`. */
import { type ReactNode, useState } from 'react'
import { LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Typography } from '@ui/parts'

interface Question {
  title: string
  what?: ReactNode
  label: string
  act: string
  max?: number
}

interface Asked extends Question {
  answer: (reason: string | null) => void
}

/** `ask` gives the reason, or null when the person thought better of it; `asking` is to be drawn. */
export function useReason() {
  const [asked, setAsked] = useState<Asked>()
  const ask = (question: Question) => new Promise<string | null>((answer) => setAsked({ ...question, answer }))
  function close(reason: string | null) {
    asked?.answer(reason)
    setAsked(undefined)
  }
  const asking = asked !== undefined && (
    <FormModal<{ reason: string }> title={asked.title} open onClose={() => close(null)} submit={asked.act} danger onSubmit={async ({ reason }) => close(reason)}>
      {asked.what !== undefined && <Typography.Paragraph>{asked.what}</Typography.Paragraph>}
      <LongTextField name="reason" label={asked.label} required max={asked.max ?? 500} />
    </FormModal>
  )
  return { ask, asking }
}
