/** Short words to the person at the screen: done, did not work, are you sure. */
import { type ReactNode, useMemo, useState } from 'react'
import { App, Button, Flex, Input, Typography } from 'antd'
import { asProblem } from '@api/problem'
import { useWords } from './words'

export interface Question {
  title: string
  what?: ReactNode
  /** The verb on the button: 停用, never 确定. */
  act: string
  danger?: boolean
  /** Text that must be typed, for what cannot be undone. */
  type?: string
}

const UNDO_SECONDS = 5

/** Tells and asks; must be used inside the console. */
export function useSay() {
  const { message, modal } = App.useApp()
  const word = useWords()
  return useMemo(() => {
    const done = (text: string) => void message.success(text)
    const problem = (error: unknown) => {
      const { title, detail, errors } = asProblem(error)
      const said = errors?.length ? errors.map((one) => one.message).join('；') : detail
      void message.error({ content: said || title, duration: 6 })
    }
    const undo = (text: string, takeBack: () => void) => {
      const key = crypto.randomUUID()
      const act = () => {
        message.destroy(key)
        takeBack()
      }
      const content = (
        <>
          {text}
          <Button type="link" size="small" onClick={act}>
            {word('act.undo')}
          </Button>
        </>
      )
      void message.open({ key, type: 'success', duration: UNDO_SECONDS, content })
    }
    const confirm = (question: Question) =>
      new Promise<boolean>((decide) => {
        const shown = modal.confirm({
          title: question.title,
          icon: null,
          footer: null,
          closable: true,
          onCancel: () => decide(false),
          content: (
            <Asked
              question={question}
              decide={(yes) => {
                shown.destroy()
                decide(yes)
              }}
            />
          ),
        })
      })
    return { done, problem, undo, confirm }
  }, [message, modal, word])
}

function Asked({ question, decide }: { question: Question; decide: (yes: boolean) => void }) {
  const word = useWords()
  const [typed, setTyped] = useState('')
  const locked = question.type !== undefined && typed.trim() !== question.type
  return (
    <Flex vertical gap={16}>
      {question.what !== undefined && <div>{question.what}</div>}
      {question.type !== undefined && (
        <div>
          <Typography.Text type="secondary">{word('confirm.type', { text: question.type })}</Typography.Text>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoFocus />
        </div>
      )}
      <Flex justify="end" gap={8}>
        <Button onClick={() => decide(false)}>{word('act.not-now')}</Button>
        <Button type="primary" danger={question.danger} disabled={locked} onClick={() => decide(true)}>
          {question.act}
        </Button>
      </Flex>
    </Flex>
  )
}
