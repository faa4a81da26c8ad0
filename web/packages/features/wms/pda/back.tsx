/** Picked pieces of shipments that were called off go back to a shelf: goods, then the bin. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Button } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { type Answer, useQueue } from './queue'
import { Screen, useLast } from './screen'
import { useText } from './texts'

type Back = Schema<'PutBackView'>

export default function PutBack() {
  const t = useText()
  const { last, tell } = useLast()
  const asked = api.useQuery('get', '/api/console/wms/put-backs')
  const [chosen, setChosen] = useState<{ task: Back; code: string }>()
  const queue = useQueue(answered)
  const rows = asked.data ?? []

  function answered(answer: Exclude<Answer, 'later'>) {
    if (answer !== 'taken') tell(false, answer.refused)
    void asked.refetch()
  }

  function scan(code: string) {
    if (chosen === undefined) {
      const task = rows.find((one) => one.barcode === code || one.code === code)
      if (task === undefined) return tell(false, t('back.not', { code }))
      setChosen({ task, code })
      return tell(true, `${task.name} ${task.spec}`)
    }
    const quantity = chosen.task.quantity - chosen.task.done
    queue.push({ kind: 'back', at: chosen.task.id, body: { scan_id: crypto.randomUUID(), bin: code, goods: chosen.code, quantity } })
    setChosen(undefined)
    return tell(true, t('back.done', { quantity }))
  }

  const shown = chosen === undefined ? rows : [chosen.task]
  return (
    <Screen
      title={t('home.back')}
      progress={rows.length}
      scan={rows.length > 0 ? { placeholder: t(chosen === undefined ? 'back.scan.goods' : 'back.scan.bin'), onScan: scan } : undefined}
      last={last}
      queue={queue}
    >
      <Content asked={asked}>
        {rows.length === 0 && <div className="ht-pda-answer">{t('back.none')}</div>}
        {shown.map((one) => (
          <div key={one.id} className="ht-pda-card">
            <span>
              {one.name} {one.spec}
            </span>
            <span className="ht-pda-plain">{one.barcode || one.code}</span>
            <span className="ht-pda-many">× {one.quantity - one.done}</span>
            <span>
              {t('back.was', { bin: one.bin_code })} · <span className="ht-pda-plain">{t('number', { number: one.outbound_number })}</span>
            </span>
          </div>
        ))}
        {chosen !== undefined && (
          <Button block onClick={() => setChosen(undefined)}>
            {t('another')}
          </Button>
        )}
      </Content>
    </Screen>
  )
}
