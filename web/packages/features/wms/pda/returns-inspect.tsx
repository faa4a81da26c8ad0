/** An announced parcel is looked at piece by piece; counts stay on the device until they are sent. */
import { useEffect, useRef, useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import { Gallery } from '@ui/gallery-field'
import { Button, Flex, Input, Modal, Segmented } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { countedOf, described, found, left, lineOf, nameOf, oneMore, piecesOver, surplus, type Verdict, VERDICTS } from '../returns/counts'
import { begun, forget, keep, type Unfinished, unfinished } from '../returns/kept'
import { useText } from '../returns/words'
import { useWords } from '../returns/words-strays'
import { Screen, type Told } from './screen'

interface Props {
  id: string
  told: Told
  end: (text: string) => void
}

export function InspectReturn({ id, told, end }: Props) {
  const t = useText()
  const word = useWords()
  const [modal, holder] = Modal.useModal()
  const [verdict, setVerdict] = useState<Verdict>('good')
  const [strange, setStrange] = useState<string>()
  const [it, setIt] = useState<Unfinished>(() => unfinished(localStorage)[id] ?? begun(''))
  const sending = useRef(false)
  const inspect = useAct('post', '/api/console/wms/returns/{return_id}/inspect')
  const asked = api.useQuery('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: id } } })
  const lines = (asked.data?.lines ?? []).filter((line) => !line.surplus)
  const pieces = asked.data?.pieces ?? 0
  const rest = left(lines, it.counts)
  const number = asked.data?.number ?? it.number
  const gone = asked.data !== undefined && asked.data.state !== 'arrived'

  useEffect(() => keep(localStorage, id, it), [id, it])
  // Somebody else has finished it meanwhile: what was counted here is of no use any more.
  useEffect(() => {
    if (!gone || sending.current) return
    forget(localStorage, id)
    end(t('pda.already', { number }))
  })

  const change = (next: Partial<Unfinished>) => setIt((before) => ({ ...before, ...next }))

  function see(code: string) {
    const line = lineOf(lines, it.counts, code)
    setStrange(line === undefined || line === 'full' ? code : undefined)
    if (line === undefined) return told.tell(false, word('pda.over.what', { code }))
    if (line === 'full') return told.tell(false, word('pda.over.full', { code }))
    const counts = oneMore(it.counts, line.line_id, verdict)
    change({ counts })
    return told.tell(true, t('pda.took', { name: line.name, verdict: t(verdict), count: counts[line.line_id]?.[verdict] ?? 0 }))
  }

  function besides(key: string, kind: Verdict | 'foreign_pieces') {
    const over = oneMore(it.over, key, kind)
    change({ over })
    setStrange(undefined)
    told.tell(true, word('pda.over.took', { name: nameOf(key), count: countedOf(over, key) }))
  }

  async function send() {
    const { scan, words, pictures } = it
    sending.current = true
    try {
      await inspect.run({ params: { path: { return_id: id } }, body: { scan_id: scan, lines: found(lines, it.counts), surplus: surplus(it.over), words, pictures } })
    } catch (error) {
      sending.current = false
      const { status, detail } = asProblem(error)
      return told.tell(false, status === 0 ? word('pda.offline') : detail)
    }
    forget(localStorage, id)
    return end(t('pda.finished', { number }))
  }

  // What is scanned before the lines are here would seem to be of no line.
  const scan = asked.data && { placeholder: t('pda.scan.goods', { verdict: t(verdict) }), onScan: see }
  const finish = () =>
    void modal.confirm({ title: t('pda.finish.ask'), content: rest > 0 ? t('pda.finish.missing', { count: rest }) : t('pda.finish.whole'), okText: t('pda.finish'), onOk: send })

  return (
    <Screen title={number} progress={`${pieces - rest} / ${pieces}`} scan={scan} last={told.last}>
      {holder}
      <Content asked={asked}>
        {strange !== undefined && (
          <Button block danger onClick={() => besides(strange, verdict)}>
            {word('pda.over')}
          </Button>
        )}
        <Segmented block size="large" value={verdict} onChange={setVerdict} options={VERDICTS.map((value) => ({ value, label: t(value) }))} />
        {lines.map((line) => (
          <div key={line.line_id} className="ht-pda-card">
            <span>
              {line.name} {line.spec}
            </span>
            <span className="ht-pda-plain">{line.barcode || line.code}</span>
            <span className="ht-pda-many">
              {countedOf(it.counts, line.line_id)} / {line.quantity}
            </span>
            <span className="ht-pda-plain">{[...VERDICTS, 'foreign_pieces' as const].map((kind) => `${t(kind)} ${it.counts[line.line_id]?.[kind] ?? 0}`).join(' · ')}</span>
            {countedOf(it.counts, line.line_id) < line.quantity && <Button onClick={() => change({ counts: oneMore(it.counts, line.line_id, 'foreign_pieces') })}>{t('pda.foreign')}</Button>}
          </div>
        ))}
        {rest > 0 && <div className="ht-pda-waiting">{t('pda.rest', { count: rest })}</div>}
        {piecesOver(it.over) > 0 && (
          <div className="ht-pda-card">
            <strong>{word('pda.over.title', { count: piecesOver(it.over) })}</strong>
            {Object.keys(it.over).map((key) => (
              <span key={key}>
                {nameOf(key)} × {countedOf(it.over, key)}
              </span>
            ))}
          </div>
        )}
        <Describe add={(words) => besides(described(words), 'foreign_pieces')} />
        <Gallery purpose="wms.return" value={it.pictures} onChange={(pictures) => change({ pictures })} label={word('pictures')} />
        <Input value={it.words} maxLength={500} placeholder={t('words')} aria-label={t('words')} onChange={(event) => change({ words: event.target.value })} />
        <Flex gap={12} vertical>
          <Button type="primary" block onClick={finish}>
            {t('pda.finish')}
          </Button>
          <Button block onClick={() => change({ counts: {}, over: {} })}>
            {t('pda.again')}
          </Button>
        </Flex>
      </Content>
    </Screen>
  )
}

/** Something without a code that is not of the house. */
export function Describe({ add }: { add: (words: string) => void }) {
  const word = useWords()
  const [words, setWords] = useState('')
  function done() {
    add(words.trim())
    setWords('')
  }
  return (
    <Flex gap={12} vertical>
      <Input value={words} maxLength={60} placeholder={word('pda.describe')} aria-label={word('pda.describe')} onChange={(event) => setWords(event.target.value)} />
      {words.trim() !== '' && (
        <Button block onClick={done}>
          {word('pda.describe.add')}
        </Button>
      )}
    </Flex>
  )
}
