/** A parcel that nobody announced is taken in with what its label says, and counted piece by piece. */
import { useRef, useState } from 'react'
import { api, client } from '@api/client'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { Gallery } from '@ui/gallery-field'
import { Button, Flex, Input, Select } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useWords } from '../returns/words-strays'
import { type Answer, useQueue } from './queue'
import { Describe } from './returns-inspect'
import { Screen, type Told } from './screen'

type Goods = Schema<'GoodsHereView'>

interface NewProps {
  code: string
  told: Told
  taken: (id: string, number: string) => void
}

export function TakeInStray({ code, told, taken }: NewProps) {
  const word = useWords()
  const carriers = useCarriers()
  const [scan] = useState(() => crypto.randomUUID())
  const [carrier, setCarrier] = useState<string | null>(null)
  const [sender, setSender] = useState('')
  const [pictures, setPictures] = useState<string[]>([])
  const takeIn = useAct('post', '/api/console/wms/returns/strays')

  async function take() {
    try {
      const id = await takeIn.run({ body: { scan_id: scan, waybill_number: code, carrier_code: carrier ?? '', sender, words: '', pictures } })
      taken(id, code)
    } catch (error) {
      told.tell(false, asProblem(error).detail)
    }
  }

  return (
    <div className="ht-pda-card">
      <strong>{word('pda.new.title')}</strong>
      <span>{word('pda.new.what', { code })}</span>
      <Select size="large" allowClear options={carriers.options} value={carrier} onChange={(value: string | undefined) => setCarrier(value ?? null)} placeholder={word('pda.carrier')} aria-label={word('pda.carrier')} />
      <Input value={sender} maxLength={200} placeholder={word('pda.sender')} aria-label={word('pda.sender')} onChange={(event) => setSender(event.target.value)} />
      <Gallery purpose="wms.return" value={pictures} onChange={setPictures} label={word('pictures')} />
      <Button type="primary" block loading={takeIn.running} onClick={() => void take()}>
        {word('pda.take')}
      </Button>
    </div>
  )
}

interface Props {
  id: string
  told: Told
  end: (text: string) => void
}

export function CountStray({ id, told, end }: Props) {
  const word = useWords()
  const asked = api.useQuery('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: id } } })
  const [several, setSeveral] = useState<{ code: string; goods: readonly Goods[] }>()
  const known = useRef(new Map<string, readonly Goods[]>())
  const queue = useQueue(answered)
  const it = asked.data

  function answered(answer: Exclude<Answer, 'later'>) {
    if (answer !== 'taken') told.tell(false, answer.refused)
    void asked.refetch()
  }

  async function see(code: string) {
    setSeveral(undefined)
    const found = known.current.get(code) ?? (await ask(code))
    if (found === undefined) return
    known.current.set(code, found)
    const sent = found.filter((one) => it?.sent.some((line) => line.sku_id === one.sku_id))
    const [first, ...others] = sent.length > 0 ? sent : found
    if (first === undefined) return told.tell(false, word('pda.not-ours', { code }))
    if (others.length === 0) return count(code, first)
    setSeveral({ code, goods: found })
    return told.tell(false, word('pda.several', { code }))
  }

  async function ask(code: string) {
    const { data, error } = await client.GET('/api/console/wms/returns/goods', { params: { query: { code } } })
    if (data !== undefined) return data
    const { code: why, detail } = asProblem(error)
    told.tell(false, why === 'wms.goods_unknown' ? word('pda.not-ours', { code }) : detail)
    return undefined
  }

  function count(code: string, goods: Goods) {
    setSeveral(undefined)
    queue.push({ kind: 'stray', at: id, body: { scan_id: crypto.randomUUID(), goods: code, sku_id: goods.sku_id, act: 'add', quantity: 1 } })
    const before = it?.lines.find((line) => line.sku_id === goods.sku_id)?.quantity ?? 0
    told.tell(true, word('pda.counted', { name: `${goods.name} ${goods.spec}`, count: before + 1 }))
  }

  function describe(words: string) {
    queue.push({ kind: 'thing', at: id, body: { scan_id: crypto.randomUUID(), words, quantity: 1 } })
    told.tell(true, word('pda.described', { words }))
  }

  return (
    <Screen title={it?.number ?? ''} progress={it?.pieces} scan={{ placeholder: word('pda.scan'), onScan: (code) => void see(code) }} last={told.last} queue={queue}>
      <Content asked={asked}>
        {it?.outbound_id && <div className="ht-pda-waiting">{word('pda.brought-back', { number: it.outbound_number })}</div>}
        {several?.goods.map((one) => (
          <Button key={one.sku_id} block onClick={() => count(several.code, one)}>
            {one.shop} · {one.name} {one.spec}
          </Button>
        ))}
        {it?.lines.map((line) => (
          <div key={line.line_id} className="ht-pda-card">
            <span>
              {line.name} {line.spec}
            </span>
            <span className="ht-pda-plain">{line.barcode || line.code}</span>
            <span className="ht-pda-many">× {line.quantity}</span>
          </div>
        ))}
        <Describe add={describe} />
        <div className="ht-pda-plain">{word('pda.decide')}</div>
        <Flex vertical gap={12}>
          <Button type="primary" block disabled={queue.waiting > 0} onClick={() => end(it?.number ?? '')}>
            {word('pda.finish')}
          </Button>
        </Flex>
      </Content>
    </Screen>
  )
}
