/** Opening stock is received with a scanner: each scan is a piece. Made for 480 × 800 and gloves. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { useMe } from '@ui/me'
import { Button, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { ScanField } from '@ui/scan-field'
import { Thumbnail } from '@ui/thumbnail'
import { useScan } from '../documents/hooks'
import { linesOf, type Line, scanned, sumOf } from '../documents/values'
import { Which } from '../documents/which'
import { type Goods, titleOf } from '../goods'
import { useText as useLotText } from '../lots/words'
import { AskDate, type Marks } from './ask-date'
import { signal } from '@ui/signal'
import { useText } from './texts'
import './receiving.css'

const PICTURE = 64

interface Last {
  good: boolean
  text: string
}

export default function Receiving() {
  const t = useText()
  const say = useSay()
  const { place } = useMe()
  const [lines, setLines] = useState<Line[]>([])
  const [last, setLast] = useState<Last>()
  const make = useAct('post', '/api/console/inventory/documents')
  const submit = useAct('post', '/api/console/inventory/documents/{document_id}/submit', { touches: ['/api/console/inventory'] })
  const [asked, setAsked] = useState<Goods>()
  const pieces = sumOf(lines)
  const take = useScan(
    (goods) => {
      const known = lines.some((line) => line.sku.id === goods.id)
      if (goods.shelf_life_days && !known) setAsked(goods)
      else setLines((before) => scanned(before, goods, 1))
      setLast({ good: true, text: titleOf(goods) })
      signal('good')
    },
    (text) => {
      setLast({ good: false, text })
      signal('bad')
    },
  )

  function answer(marks: Marks) {
    const [goods, key] = [asked, `${marks.lot_number ?? ''} ${marks.expires_on ?? ''}`]
    setAsked(undefined)
    if (goods === undefined) return
    setLines((before) => {
      const same = (line: Line) => line.sku.id === goods.id && lotOf(line) === key
      if (before.some(same)) return before.map((line) => (same(line) ? { ...line, quantity: (line.quantity ?? 0) + 1 } : line))
      return [...before, { sku: goods, quantity: 1, condition: 'good', condition_to: 'damaged', cost_fen: null, ...marks }]
    })
  }

  async function post() {
    try {
      const id = await make.run({ body: { kind: 'opening', warehouse_id: place.warehouse_id ?? '', note: '', photo_ids: [], lines: linesOf('opening', lines) } })
      await submit.run({ params: { path: { document_id: id } }, body: { version: 1 } })
      setLines([])
      setLast(undefined)
      say.done(t('posted', { pieces }))
    } catch (error) {
      say.problem(error)
    }
  }

  async function clear() {
    if (await say.confirm({ title: t('clear.ask'), what: t('clear.what', { pieces }), act: t('clear'), danger: true })) setLines([])
  }

  return (
    <div className="ht-receiving">
      <ScanField onScan={(code) => void take.scan(code)} placeholder={t('scan')} />
      <Answer last={last} />
      <Flex justify="space-between" align="center">
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('lines', { lines: new Set(lines.map((line) => line.sku.id)).size, pieces })}
        </Typography.Title>
        <Button type="text" danger disabled={lines.length === 0} onClick={() => void clear()}>
          {t('clear')}
        </Button>
      </Flex>
      <Counted lines={lines} onChange={setLines} onAnother={setAsked} />
      <Button type="primary" block disabled={lines.length === 0} loading={make.running || submit.running} onClick={() => void post()}>
        {t('post', { pieces })}
      </Button>
      <AskDate goods={asked} onAnswer={answer} onDrop={() => setAsked(undefined)} />
      <Which goods={take.several} onChoose={take.choose} onDrop={take.drop} />
    </div>
  )
}

function Answer({ last }: { last: Last | undefined }) {
  const t = useText()
  if (last === undefined) return <div className="ht-receiving-answer">{t('ready')}</div>
  return (
    <div role="status" className={`ht-receiving-answer ht-receiving-${last.good ? 'good' : 'bad'}`}>
      {last.text}
    </div>
  )
}

const lotOf = (line: Line) => `${line.lot_number ?? ''} ${line.expires_on ?? ''}`

interface CountedProps {
  lines: readonly Line[]
  onChange: (lines: Line[]) => void
  onAnother: (goods: Goods) => void
}

function Counted({ lines, onChange, onAnother }: CountedProps) {
  const t = useText()
  const lot = useLotText()
  function add(index: number, step: number) {
    const changed = lines.map((line, at) => (at === index ? { ...line, quantity: (line.quantity ?? 0) + step } : line))
    onChange(changed.filter((line) => (line.quantity ?? 0) > 0))
  }
  return (
    <div className="ht-receiving-lines">
      {lines.map((line, index) => (
        <Flex key={`${line.sku.id} ${lotOf(line)}`} gap={12} align="center" wrap className="ht-receiving-line">
          <Thumbnail file={line.sku.picture} name={titleOf(line.sku)} side={PICTURE} large={false} />
          <div style={{ flex: '1 1 200px', minWidth: 0, fontSize: 18, lineHeight: '24px' }}>
            <div>{titleOf(line.sku)}</div>
            <Typography.Text type="secondary">{line.sku.code}</Typography.Text>
            {line.expires_on && (
              <div>
                {lot('ask.expires', { day: line.expires_on })} {line.lot_number}
              </div>
            )}
          </div>
          <Flex gap={12} align="center" style={{ marginInlineStart: 'auto' }}>
            {line.expires_on && (
              <Button type="text" aria-label={`${lot('another')} ${titleOf(line.sku)}`} onClick={() => onAnother(line.sku)}>
                {lot('another')}
              </Button>
            )}
            <Button aria-label={`${t('less')} ${titleOf(line.sku)}`} onClick={() => add(index, -1)}>
              −
            </Button>
            <span className="ht-number ht-receiving-count">{line.quantity}</span>
            <Button aria-label={`${t('more')} ${titleOf(line.sku)}`} onClick={() => add(index, 1)}>
              +
            </Button>
          </Flex>
        </Flex>
      ))}
    </div>
  )
}
