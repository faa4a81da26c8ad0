/** What came back is taken in by its waybill and looked at piece by piece. */
import { useRef, useState } from 'react'
import { api, client } from '@api/client'
import { useAct } from '@api/act'
import { Button, Flex, Input, Modal, Segmented } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { type Counts, countedOf, found, left, lineOf, oneMore, type Verdict, VERDICTS } from '../returns/counts'
import { useText } from '../returns/words'
import { Screen, useLast } from './screen'

export default function InspectReturns() {
  const t = useText()
  const { last, tell } = useLast()
  const [modal, holder] = Modal.useModal()
  const [id, setId] = useState<string>()
  const [counts, setCounts] = useState<Counts>({})
  const [verdict, setVerdict] = useState<Verdict>('good')
  const [words, setWords] = useState('')
  const scan = useRef('')
  const inspect = useAct('post', '/api/console/wms/returns/{return_id}/inspect')
  const asked = api.useQuery('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: id ?? '' } } }, { enabled: id !== undefined })
  const it = id === undefined ? undefined : asked.data
  const lines = it?.lines ?? []
  const rest = left(lines, counts)

  async function begin(code: string) {
    const { data } = await client.POST('/api/console/wms/returns/arrive', { body: { scanned: code } })
    if (data === undefined) return tell(false, t('pda.unknown', { code }))
    const parcels = await Promise.all(data.map((one) => client.GET('/api/console/wms/returns/{return_id}', { params: { path: { return_id: one } } })))
    const open = parcels.flatMap((one) => (one.data?.state === 'arrived' ? [one.data] : []))
    const first = open[0]
    if (first === undefined) return tell(false, t('pda.already', { number: code }))
    scan.current = crypto.randomUUID()
    setCounts({})
    setWords('')
    setId(first.id)
    return tell(true, open.length > 1 ? t('pda.more', { count: open.length - 1 }) : first.number)
  }

  function see(code: string) {
    const line = lineOf(lines, counts, code)
    if (line === undefined) return tell(false, t('pda.not-of-this', { code }))
    if (line === 'full') return tell(false, t('pda.too-many', { name: code }))
    const next = oneMore(counts, line.line_id, verdict)
    setCounts(next)
    return tell(true, t('pda.took', { name: line.name, verdict: t(verdict), count: next[line.line_id]?.[verdict] ?? 0 }))
  }

  function finish() {
    if (it === undefined) return
    void modal.confirm({
      title: t('pda.finish.ask'),
      content: rest > 0 ? t('pda.finish.missing', { count: rest }) : t('pda.finish.whole'),
      okText: t('pda.finish'),
      onOk: async () => {
        await inspect.run({ params: { path: { return_id: it.id } }, body: { scan_id: scan.current, lines: found(lines, counts), words } })
        setId(undefined)
        tell(true, t('pda.finished', { number: it.number }))
      },
    })
  }

  const placeholder = it === undefined ? t('pda.scan.first') : t('pda.scan.goods', { verdict: t(verdict) })
  return (
    <Screen title={it === undefined ? t('pda.title') : it.number} progress={it && `${it.pieces - rest} / ${it.pieces}`} scan={{ placeholder, onScan: (code) => void (it === undefined ? begin(code) : see(code)) }} last={last}>
      {holder}
      {id !== undefined && (
        <Content asked={asked}>
          <Segmented block size="large" value={verdict} onChange={setVerdict} options={VERDICTS.map((value) => ({ value, label: t(value) }))} />
          {lines.map((line) => (
            <div key={line.line_id} className="ht-pda-card">
              <span>
                {line.name} {line.spec}
              </span>
              <span className="ht-pda-plain">{line.barcode || line.code}</span>
              <span className="ht-pda-many">
                {countedOf(counts, line.line_id)} / {line.quantity}
              </span>
              <span className="ht-pda-plain">
                {[...VERDICTS, 'foreign_pieces' as const].map((kind) => `${t(kind)} ${counts[line.line_id]?.[kind] ?? 0}`).join(' · ')}
              </span>
              {countedOf(counts, line.line_id) < line.quantity && <Button onClick={() => setCounts(oneMore(counts, line.line_id, 'foreign_pieces'))}>{t('pda.foreign')}</Button>}
            </div>
          ))}
          {rest > 0 && <div className="ht-pda-waiting">{t('pda.rest', { count: rest })}</div>}
          <Input value={words} maxLength={500} placeholder={t('words')} aria-label={t('words')} onChange={(event) => setWords(event.target.value)} />
          <Flex gap={12} vertical>
            <Button type="primary" block onClick={finish}>
              {t('pda.finish')}
            </Button>
            <Button block onClick={() => setCounts({})}>
              {t('pda.again')}
            </Button>
          </Flex>
        </Content>
      )}
    </Screen>
  )
}
