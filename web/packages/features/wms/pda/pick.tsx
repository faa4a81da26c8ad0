/** One walk: the bin is scanned, then the goods; one question at a time. */
import { useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api } from '@api/client'
import { Button, Typography } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { Thumbnail } from '@ui/thumbnail'
import { type Answer, useQueue } from './queue'
import { Screen, useLast } from './screen'
import { type Ahead, donePieces, isFor, leftOf, nextOf, type Task } from './tasks'
import { useText } from './texts'

const PICTURE = 96

export default function Pick() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { id = '' } = useParams()
  const { last, tell } = useLast()
  const asked = api.useQuery('get', '/api/console/wms/pick-lists/{list_id}', { params: { path: { list_id: id } } })
  const [ahead, setAhead] = useState<Ahead>({})
  const [short, setShort] = useState<ReadonlySet<string>>(new Set())
  const [binOf, setBinOf] = useState<string>()
  const pending = useRef(0)
  const queue = useQueue(answered)
  const tasks = asked.data?.tasks ?? []
  const task = nextOf(tasks, ahead, short)
  const atBin = task !== undefined && binOf === task.bin_code

  /** When all is answered, the server knows best. */
  function answered(answer: Exclude<Answer, 'later'>) {
    pending.current -= 1
    if (answer !== 'taken') tell(false, answer.refused)
    if (answer !== 'taken' || pending.current <= 0) void refresh()
  }

  async function refresh() {
    pending.current = 0
    await asked.refetch()
    setAhead({})
    setShort(new Set())
  }

  function take(one: Task, quantity: number, goods: string) {
    pending.current += 1
    queue.push({ kind: 'pick', at: one.id, body: { scan_id: crypto.randomUUID(), bin: one.bin_code, goods, quantity } })
    setAhead((before) => ({ ...before, [one.id]: (before[one.id] ?? 0) + quantity }))
    tell(true, t('pick.took', { quantity, slot: one.slot }))
  }

  function scan(code: string) {
    if (task === undefined) return
    if (!atBin) {
      if (code.toUpperCase() === task.bin_code) {
        setBinOf(task.bin_code)
        tell(true, t('pick.right-bin'))
      } else tell(false, t('pick.wrong-bin', { scanned: code, expected: task.bin_code }))
      return
    }
    if (isFor(task, code)) take(task, 1, code)
    else tell(false, t('pick.wrong-goods', { scanned: code, expected: `${task.name} ${task.spec}` }))
  }

  async function report(one: Task) {
    const count = leftOf(one, ahead)
    if (!(await say.confirm({ title: t('pick.short.ask', { count }), what: t('pick.short.what'), act: t('pick.short'), danger: true }))) return
    pending.current += 1
    queue.push({ kind: 'short', at: one.id, body: { scan_id: crypto.randomUUID() } })
    setShort(new Set([...short, one.id]))
    tell(true, t('pick.shorted'))
  }

  const all = tasks.reduce((sum, one) => sum + (one.state === 'called_off' ? one.picked : one.quantity), 0)
  const waits = tasks.filter((one) => one.state === 'short' || short.has(one.id)).length
  return (
    <Screen
      title={`${t('home.pick')} ${shortOf(asked.data?.number)}`}
      progress={asked.data && t('progress', { done: donePieces(tasks, ahead), all })}
      scan={task && { placeholder: atBin ? t('pick.scan.goods') : t('pick.scan.bin', { bin: task.bin_code }), onScan: scan }}
      last={last}
      queue={queue}
    >
      <Content asked={asked}>
        {task === undefined ? (
          <div className="ht-pda-card">
            <span className="ht-pda-many">{t('pick.done')}</span>
            {waits > 0 && <Typography.Text type="warning" style={{ fontSize: 18 }}>{t('pick.short-left', { count: waits })}</Typography.Text>}
            <Button type="primary" block onClick={() => void go('/wms/pda/pick')}>
              {t('pick.next')}
            </Button>
          </div>
        ) : (
          <Next task={task} left={leftOf(task, ahead)} seen={atBin && task.picked + (ahead[task.id] ?? 0) > 0} onAll={() => take(task, leftOf(task, ahead), task.barcode || task.code)} onShort={() => void report(task)} />
        )}
      </Content>
    </Screen>
  )
}

const ENDING = 6

/** People tell lists of a wave apart by how their numbers end. */
const shortOf = (number = '') => number.slice(-ENDING)

interface NextProps {
  task: Task
  left: number
  /** Its goods were scanned once: the rest may be counted by hand. */
  seen: boolean
  onAll: () => void
  onShort: () => void
}

function Next({ task, left, seen, onAll, onShort }: NextProps) {
  const t = useText()
  return (
    <>
      <div className="ht-pda-card">
        <span className="ht-pda-plain">{t('pick.go')}</span>
        <span className="ht-pda-where">{task.bin_code}</span>
        <div style={{ display: 'flex', gap: 12 }}>
          <Thumbnail file={task.picture ?? null} name={task.name} side={PICTURE} large={false} />
          <div style={{ minWidth: 0 }}>
            <div>
              {task.name} {task.spec}
            </div>
            <div className="ht-pda-plain">{task.barcode || task.code}</div>
            <div className="ht-pda-many">× {left}</div>
          </div>
        </div>
        <span>
          {t('slot', { slot: task.slot })} · <span className="ht-pda-plain">{t('number', { number: task.outbound_number })}</span>
        </span>
      </div>
      <div className="ht-pda-grid">
        <Button danger onClick={onShort}>
          {t('pick.short')}
        </Button>
        <Button type="primary" disabled={!seen} onClick={onAll}>
          {t('pick.take-all', { count: left })}
        </Button>
      </div>
    </>
  )
}
