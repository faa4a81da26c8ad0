/** What became of an act on many: told in a word, or with a list of what was not done and why. */
import { useState } from 'react'
import { DownloadOutlined } from '@ui/icons'
import { Button, Modal } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useText } from './texts'

export interface Failed {
  key: string
  number: string
  name: string
  why: string
}

interface Outcome {
  done: number
  failed: Failed[]
}

/** `tell(outcome, words)`: a short word when all went well; `told` is to be drawn. */
export function useOutcome() {
  const say = useSay()
  const [shown, setShown] = useState<Outcome>()
  function tell(outcome: Outcome, words: string) {
    if (outcome.failed.length === 0) say.done(words)
    else setShown(outcome)
  }
  const told = shown !== undefined && <Shown outcome={shown} close={() => setShown(undefined)} />
  return { tell, told }
}

function Shown({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const t = useText()
  const title = t('failed.title', { done: outcome.done, failed: outcome.failed.length })
  const columns = [
    { key: 'number', title: t('number'), show: (one: Failed) => one.number },
    { key: 'name', title: t('product'), width: 220, show: (one: Failed) => one.name },
    { key: 'why', title: t('failed.why'), width: 320, show: (one: Failed) => <span style={{ whiteSpace: 'normal' }}>{one.why}</span> },
  ]
  const button = (
    <Button icon={<DownloadOutlined />} onClick={() => keep(outcome.failed, columns.map((one) => one.title))}>
      {t('failed.download')}
    </Button>
  )
  return (
    <Modal open title={title} width={760} onCancel={close} footer={button} destroyOnHidden>
      <div style={{ maxHeight: 420, overflow: 'auto' }}>
        <PlainTable<Failed> rows={outcome.failed} rowKey="key" columns={columns} />
      </div>
    </Modal>
  )
}

/** Cells of a CSV file; a cell that a spreadsheet would take for a formula is held as text. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return `﻿${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function keep(failed: readonly Failed[], titles: string[]) {
  const address = URL.createObjectURL(new Blob([csv([titles, ...failed.map((one) => [one.number, one.name, one.why])])], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'houtai.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
