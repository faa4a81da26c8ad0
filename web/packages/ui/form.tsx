/** Forms: in a drawer, in a small window, as a page, inside a page. One way to be wrong in all. */
import { type ReactNode, useEffect, useId } from 'react'
import { flushSync } from 'react-dom'
import { useBlocker } from 'react-router'
import { Alert, Button, Card, Drawer, Flex, Form, Modal, Skeleton } from 'antd'
import { PageHeader } from './page-header'
import { useProblemForm } from './problem-form'
import { useSay } from './say'
import { useWords } from './words'

export interface FormProps<Values extends object> {
  /** Values to begin with; while undefined with `loading`, a skeleton is shown. */
  initial?: Partial<Values>
  loading?: boolean
  /** The verb on the button; 保存 by itself. */
  submit?: string
  onSubmit: (values: Values) => Promise<unknown>
  /** Told of each change: the values that changed, and all. */
  onChange?: (changed: Partial<Values>, all: Values) => void
  disabled?: boolean
  danger?: boolean
  children: ReactNode
}

interface Overlay<Values extends object> extends FormProps<Values> {
  title: ReactNode
  open: boolean
  onClose: () => void
  width?: number
}

type Held<Values extends object> = ReturnType<typeof useProblemForm<Values>>

interface BodyProps<Values extends object> {
  held: Held<Values>
  props: FormProps<Values>
  onDone?: () => void
  marks?: boolean
}

/** The form itself, with what is wrong on top. */
export function FormBody<Values extends object>({ held, props, onDone, marks = true }: BodyProps<Values>) {
  const word = useWords()
  const { form, wrong } = held
  // Fields are called by the form too, so that two forms of a page may have fields of one name.
  const name = useId().replace(/\W/g, '')
  async function finish(values: Values) {
    if (!(await held.send(values))) return
    // Whoever leaves the page now is not to be asked about changes that are saved.
    flushSync(held.forget)
    onDone?.()
  }
  if (props.loading) return <Skeleton active paragraph={{ rows: 6 }} />
  return (
    <Form<Values>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={marks}
      scrollToFirstError={{ block: 'center' }}
      initialValues={props.initial as Values}
      disabled={props.disabled || held.sending}
      onValuesChange={(changed: Partial<Values>, all: Values) => {
        held.touch()
        props.onChange?.(changed, all)
      }}
      onFinish={(values) => void finish(values)}
    >
      {wrong.length > 0 && (
        <Alert
          type="error"
          showIcon
          style={{ marginBlockEnd: 16 }}
          title={wrong.length === 1 ? wrong[0] : word('form.wrong', { count: wrong.length })}
          description={wrong.length > 1 && wrong.map((one) => <div key={one}>{one}</div>)}
        />
      )}
      {props.children}
      <button type="submit" hidden />
    </Form>
  )
}

function Send<Values extends object>({ held, props }: { held: Held<Values>; props: FormProps<Values> }) {
  const word = useWords()
  return (
    <Button type="primary" danger={props.danger} loading={held.sending} disabled={props.disabled || props.loading} onClick={() => held.form.submit()}>
      {props.submit ?? word('act.save')}
    </Button>
  )
}

/** Closes at once when nothing would be lost, else asks. */
function useClosing<Values extends object>(held: Held<Values>, onClose: () => void) {
  const say = useSay()
  const word = useWords()
  return async () => {
    const question = { title: word('form.unsaved'), what: word('form.unsaved.what'), act: word('form.leave'), danger: true }
    if (held.sending || (held.dirty && !(await say.confirm(question)))) return
    held.forget()
    onClose()
  }
}

export function FormDrawer<Values extends object>(props: Overlay<Values>) {
  const word = useWords()
  const held = useProblemForm<Values>(props.onSubmit)
  const close = useClosing(held, props.onClose)
  const footer = (
    <Flex justify="end" gap={8}>
      <Button onClick={() => void close()}>{word('act.close')}</Button>
      <Send held={held} props={props} />
    </Flex>
  )
  return (
    <Drawer open={props.open} title={props.title} size={props.width ?? 560} onClose={() => void close()} footer={footer} destroyOnHidden>
      <FormBody held={held} props={props} onDone={props.onClose} />
    </Drawer>
  )
}

export function FormModal<Values extends object>(props: Overlay<Values>) {
  const word = useWords()
  const held = useProblemForm<Values>(props.onSubmit)
  const close = useClosing(held, props.onClose)
  const footer = [
    <Button key="close" onClick={() => void close()}>
      {word('act.close')}
    </Button>,
    <Send key="send" held={held} props={props} />,
  ]
  return (
    <Modal open={props.open} title={props.title} width={props.width ?? 480} onCancel={() => void close()} footer={footer} destroyOnHidden>
      <FormBody held={held} props={props} onDone={props.onClose} />
    </Modal>
  )
}

/** A form without a frame: fields and one wide button. */
export function BareForm<Values extends object>(props: FormProps<Values>) {
  const held = useProblemForm<Values>(props.onSubmit)
  return (
    <>
      <FormBody held={held} props={props} marks={false} />
      <Button type="primary" block size="large" loading={held.sending} disabled={props.disabled} onClick={() => held.form.submit()}>
        {props.submit}
      </Button>
    </>
  )
}

/** A form inside a page. */
export function FormCard<Values extends object>(props: FormProps<Values> & { title?: ReactNode; onDone?: () => void }) {
  const held = useProblemForm<Values>(props.onSubmit)
  useLeaveGuard(held.dirty)
  return (
    <Card title={props.title}>
      <FormBody held={held} props={props} onDone={props.onDone} />
      <Send held={held} props={props} />
    </Card>
  )
}

/** A form that is a page of its own. */
export function FormPage<Values extends object>(
  props: FormProps<Values> & { title: ReactNode; what?: ReactNode; back?: string; onDone?: () => void; aside?: ReactNode },
) {
  const held = useProblemForm<Values>(props.onSubmit)
  useLeaveGuard(held.dirty)
  return (
    <>
      <PageHeader title={props.title} what={props.what} back={props.back} primary={<Send held={held} props={props} />} />
      <div className={props.aside === undefined ? 'ht-detail' : 'ht-detail ht-detail-railed'}>
        <Card>
          <div style={{ maxWidth: props.aside === undefined ? 720 : undefined }}>
            <FormBody held={held} props={props} onDone={props.onDone} />
          </div>
        </Card>
        {props.aside !== undefined && <div className="ht-rail">{props.aside}</div>}
      </div>
    </>
  )
}

/** Asks before somebody leaves a page with changes that are not saved. */
export function useLeaveGuard(dirty: boolean) {
  const say = useSay()
  const word = useWords()
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname)
  useEffect(() => {
    if (!dirty) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [dirty])
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const question = { title: word('form.unsaved'), what: word('form.unsaved.what'), act: word('form.leave'), danger: true }
    void say.confirm(question).then((leave) => (leave ? blocker.proceed() : blocker.reset()))
  }, [blocker, say, word])
}
