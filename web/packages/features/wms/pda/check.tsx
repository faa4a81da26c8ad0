/** Checked piece by piece with the handheld; packing follows at the table. */
import { useRef, useState } from 'react'
import { api, client } from '@api/client'
import { Button } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { type Answer, useQueue } from './queue'
import { Screen, useLast } from './screen'
import { useText } from './texts'

export default function Check() {
  const t = useText()
  const { last, tell, forget } = useLast()
  const [id, setId] = useState<string>()
  const [ahead, setAhead] = useState<Readonly<Record<string, number>>>({})
  const pending = useRef(0)
  const queue = useQueue(answered)
  const asked = api.useQuery('get', '/api/console/wms/outbounds/{outbound_id}', { params: { path: { outbound_id: id ?? '' } } }, { enabled: id !== undefined })
  const it = id === undefined ? undefined : asked.data
  const lines = (it?.lines ?? []).map((line) => ({ ...line, left: line.picked - line.checked - (ahead[line.line_id] ?? 0) }))
  const left = lines.reduce((sum, line) => sum + Math.max(line.left, 0), 0)

  function answered(answer: Exclude<Answer, 'later'>) {
    pending.current -= 1
    if (answer !== 'taken') tell(false, answer.refused)
    if (answer !== 'taken' || pending.current <= 0) void refresh()
  }

  async function refresh() {
    pending.current = 0
    await asked.refetch()
    setAhead({})
  }

  async function begin(code: string) {
    const { data } = await client.GET('/api/console/wms/outbounds', { params: { query: { number: code.toUpperCase(), limit: 2 } } })
    const found = data?.items[0]
    if (found === undefined) return tell(false, t('check.unknown', { code }))
    if (found.state !== 'picked') return tell(false, t('check.not-so', { number: found.number }))
    setId(found.id)
    return tell(true, found.number)
  }

  function see(code: string) {
    if (it === undefined) return
    const line = lines.find((one) => one.left > 0 && (one.barcode === code || one.code === code))
    pending.current += 1
    queue.push({ kind: 'check', at: it.id, body: { scan_id: crypto.randomUUID(), goods: code, quantity: 1 } })
    if (line === undefined) return
    setAhead((before) => ({ ...before, [line.line_id]: (before[line.line_id] ?? 0) + 1 }))
    tell(true, `${line.name} ${line.spec}`)
  }

  function leave() {
    setId(undefined)
    forget()
  }

  const scans = it === undefined || left > 0
  return (
    <Screen
      title={it === undefined ? t('home.check') : it.number}
      progress={it && t('check.left', { count: left })}
      scan={scans ? { placeholder: t(it === undefined ? 'check.scan.first' : 'pick.scan.goods'), onScan: (code) => void (it === undefined ? begin(code) : see(code)) } : undefined}
      last={last}
      queue={queue}
    >
      {id !== undefined && (
        <Content asked={asked}>
          {left === 0 && <div className="ht-pda-answer ht-pda-good">{t('check.done')}</div>}
          {lines
            .filter((line) => line.picked > 0)
            .map((line) => (
              <div key={line.line_id} className="ht-pda-card">
                <span>
                  {line.name} {line.spec}
                </span>
                <span className="ht-pda-plain">{line.barcode || line.code}</span>
                <span className="ht-pda-many">{t('progress', { done: line.picked - Math.max(line.left, 0), all: line.picked })}</span>
              </div>
            ))}
          <Button block onClick={leave}>
            {t('another')}
          </Button>
        </Content>
      )}
    </Screen>
  )
}
