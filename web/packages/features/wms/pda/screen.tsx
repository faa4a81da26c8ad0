/** The frame of a handheld screen: how far one is, the scan field, the answer, what waits to be sent. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import { ScanField } from '@ui/scan-field'
import { signal } from '@ui/signal'
import type { Queue } from './queue'
import { useText } from './texts'
import './pda.css'

export interface Last {
  good: boolean
  text: string
}

/** The last answer; telling it also sounds and shakes. */
export function useLast() {
  const [last, setLast] = useState<Last>()
  function tell(good: boolean, text: string) {
    setLast({ good, text })
    signal(good ? 'good' : 'bad')
  }
  return { last, tell, forget: () => setLast(undefined) }
}

export type Told = ReturnType<typeof useLast>

interface ScreenProps {
  title: string
  /** Right on top: `3 / 12`. */
  progress?: ReactNode
  scan?: { placeholder: string; onScan: (code: string) => void }
  last?: Last
  queue?: Queue
  children?: ReactNode
}

export function Screen({ title, progress, scan, last, queue, children }: ScreenProps) {
  const t = useText()
  const waits = queue !== undefined && (queue.offline || queue.waiting > 1)
  return (
    <div className="ht-pda">
      <div className="ht-pda-bar">
        <h1 style={{ fontSize: 22, margin: 0 }}>{title}</h1>
        {progress !== undefined && <span className="ht-pda-count ht-number">{progress}</span>}
      </div>
      {scan !== undefined && <ScanField placeholder={scan.placeholder} onScan={scan.onScan} />}
      {scan !== undefined && (
        <div role="status" className={`ht-pda-answer ${last === undefined ? '' : last.good ? 'ht-pda-good' : 'ht-pda-bad'}`}>
          {last?.text ?? t('ready')}
        </div>
      )}
      {waits && <div className="ht-pda-waiting">{t(queue.offline ? 'queue.offline' : 'queue', { count: queue.waiting })}</div>}
      {children}
    </div>
  )
}
