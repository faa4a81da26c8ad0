/** A long form in steps, each saved by itself; the last one sums up.
 *
 *     <SteppedForm steps={[{ key: 'subject', title, what, done: true, note: 'what to mend', show: ({ next, back }) => <StepForm … /> }, …]} />
 *
 * The step stands in the address (`?step=subject`), so that it can be linked to. Whoever leaves a step or the page with
 * changes that are not saved is asked first.
 */
import { createContext, Fragment, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Alert, Button, Card, Flex, Steps, Typography } from 'antd'
import { FormBody, type FormProps, useLeaveGuard } from './form'
import { useProblemForm } from './problem-form'
import { useSay } from './say'
import { useStepWords } from './words-steps'
import { useWords } from './words'

export interface StepTools {
  /** To the step after this one; call it when this one is saved. */
  next: () => void
  /** To the step before; absent in the first. */
  back?: () => void
}

export interface FormStep {
  key: string
  title: ReactNode
  what?: ReactNode
  done: boolean
  /** What somebody wants to have mended in this step. */
  note?: ReactNode
  show: (tools: StepTools) => ReactNode
}

const DirtyContext = createContext<(dirty: boolean) => void>(() => undefined)

/** The step of the address; the first one that is not done when it names none. */
export function stepAt(steps: readonly Pick<FormStep, 'key' | 'done' | 'note'>[], wanted: string | null): number {
  const named = steps.findIndex((step) => step.key === wanted)
  if (named >= 0) return named
  const open = steps.findIndex((step) => step.note !== undefined || !step.done)
  return open < 0 ? steps.length - 1 : open
}

function useSteps(steps: readonly FormStep[]) {
  const say = useSay()
  const word = useWords()
  const [address, setAddress] = useSearchParams()
  const [dirty, setDirty] = useState(false)
  useLeaveGuard(dirty)
  const at = stepAt(steps, address.get('step'))
  const go = (to: number) => {
    const step = steps[to]
    if (step === undefined) return
    setDirty(false)
    setAddress({ step: step.key }, { replace: true })
  }
  async function leaveFor(to: number) {
    const question = { title: word('form.unsaved'), what: word('form.unsaved.what'), act: word('form.leave'), danger: true }
    if (to !== at && (!dirty || (await say.confirm(question)))) go(to)
  }
  return { at, go, leaveFor, setDirty }
}

export function SteppedForm({ steps }: { steps: readonly FormStep[] }) {
  const word = useStepWords()
  const { at, go, leaveFor, setDirty } = useSteps(steps)
  const step = steps[at]
  if (step === undefined) return null
  const items = steps.map((one, index) => ({
    key: one.key,
    title: one.title,
    content: one.note === undefined ? undefined : <Typography.Text type="danger">{word('to-mend')}</Typography.Text>,
    status: statusOf(one, index === at),
  }))
  const tools: StepTools = { next: () => go(at + 1), back: at === 0 ? undefined : () => void leaveFor(at - 1) }
  return (
    <div className="ht-stepped">
      <Card className="ht-steps">
        <Steps orientation="vertical" size="small" current={at} items={items} onChange={(to) => void leaveFor(to)} />
      </Card>
      <Card title={step.title}>
        {step.what !== undefined && <Typography.Paragraph type="secondary">{step.what}</Typography.Paragraph>}
        {step.note !== undefined && (
          <Alert type="warning" showIcon title={word('note')} description={step.note} style={{ marginBlockEnd: 16 }} />
        )}
        <DirtyContext value={setDirty}>
          <Fragment key={step.key}>{step.show(tools)}</Fragment>
        </DirtyContext>
      </Card>
    </div>
  )
}

function statusOf(step: FormStep, here: boolean) {
  if (step.note !== undefined) return 'error' as const
  if (here) return 'process' as const
  return step.done ? ('finish' as const) : ('wait' as const)
}

/** One step that is a form: saved, then on to the next. */
export function StepForm<Values extends object>({ tools, ...props }: FormProps<Values> & { tools: StepTools }) {
  const word = useStepWords()
  const held = useProblemForm<Values>(props.onSubmit)
  const setDirty = useContext(DirtyContext)
  const given = useMemo(() => ({ ...props, onSubmit: props.onSubmit }), [props])
  useEffect(() => setDirty(held.dirty), [held.dirty, setDirty])
  return (
    <>
      <div style={{ maxWidth: 720 }}>
        <FormBody held={held} props={given} onDone={tools.next} />
      </div>
      <StepButtons tools={tools}>
        <Button type="primary" loading={held.sending} disabled={props.disabled || props.loading} onClick={() => held.form.submit()}>
          {props.submit ?? word('save')}
        </Button>
      </StepButtons>
    </>
  )
}

/** The way back, and what the step offers. */
export function StepButtons({ tools, children }: { tools: StepTools; children: ReactNode }) {
  const word = useStepWords()
  return (
    <Flex gap={8} style={{ marginBlockStart: 16 }}>
      {tools.back !== undefined && <Button onClick={tools.back}>{word('back')}</Button>}
      {children}
    </Flex>
  )
}
