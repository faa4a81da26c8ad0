/** Pieces from bin to bin, and from where goods come in to their shelf: three scans and a number. */
import { useState } from 'react'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import { Button, InputNumber } from '@ui/parts'
import { type Answer, useQueue } from './queue'
import { Screen, useLast } from './screen'
import { useText } from './texts'

type Lying = Schema<'LyingView'>
const RECEIVING = 'RCV'

interface Source {
  code: string
  lying: Lying[]
}

export default function Move() {
  const t = useText()
  const { last, tell } = useLast()
  const [source, setSource] = useState<Source>()
  const [goods, setGoods] = useState<{ code: string; row: Lying }>()
  const [quantity, setQuantity] = useState<number | null>(null)
  const queue = useQueue(answered)

  function answered(answer: Exclude<Answer, 'later'>) {
    if (answer !== 'taken') tell(false, answer.refused)
  }

  async function look(code: string) {
    const { data } = await client.GET('/api/console/wms/look', { params: { query: { code } } })
    return data?.kind === 'bin' ? data : undefined
  }

  async function from(code: string) {
    const found = await look(code)
    if (!found?.bin) return tell(false, t('move.unknown-bin', { code }))
    setSource({ code: found.bin.code, lying: found.lying })
    return tell(true, t('move.from-is', { bin: found.bin.code }))
  }

  function which(code: string, there: Source) {
    const row = there.lying.find((one) => one.barcode === code || one.code === code)
    if (row === undefined) return tell(false, t('move.none-there', { bin: there.code, code }))
    setGoods({ code, row })
    setQuantity(Math.max(row.quantity - row.reserved, 1))
    return tell(true, `${row.name} ${row.spec}`)
  }

  async function to(code: string, there: Source, what: { code: string; row: Lying }) {
    const found = await look(code)
    if (!found?.bin) return tell(false, t('move.unknown-bin', { code }))
    const pieces = quantity ?? 1
    const body = { scan_id: crypto.randomUUID(), from_bin: there.code, to_bin: found.bin.code, goods: what.code, quantity: pieces }
    queue.push({ kind: 'move', at: there.code, body })
    begin()
    return tell(true, t('move.done', { quantity: pieces, bin: found.bin.code }))
  }

  function begin() {
    setSource(undefined)
    setGoods(undefined)
    setQuantity(null)
  }

  function scan(code: string) {
    if (source === undefined) void from(code)
    else if (goods === undefined) which(code, source)
    else void to(code, source, goods)
  }

  const asks = source === undefined ? 'move.from' : goods === undefined ? 'move.goods' : 'move.to'
  return (
    <Screen title={t('home.move')} scan={{ placeholder: t(asks), onScan: scan }} last={last} queue={queue}>
      {source === undefined ? (
        <Button block onClick={() => void from(RECEIVING)}>
          {t('move.receiving')}
        </Button>
      ) : (
        <div className="ht-pda-card">
          <span className="ht-pda-where">{source.code}</span>
          {goods === undefined ? (
            source.lying.map((row) => (
              <span key={row.sku_id}>
                {row.name} {row.spec} <span className="ht-pda-plain">{t('query.pieces', { quantity: row.quantity, reserved: row.reserved })}</span>
              </span>
            ))
          ) : (
            <>
              <span>
                {goods.row.name} {goods.row.spec}
              </span>
              <span className="ht-pda-plain">{t('move.quantity')}</span>
              <InputNumber aria-label={t('move.quantity')} value={quantity} onChange={setQuantity} min={1} max={goods.row.quantity} precision={0} inputMode="numeric" />
            </>
          )}
        </div>
      )}
      {source !== undefined && (
        <Button block onClick={begin}>
          {t('move.again')}
        </Button>
      )}
    </Screen>
  )
}
