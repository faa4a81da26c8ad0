/** What came back is taken in by its waybill: what somebody announced is inspected, the rest is counted. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '@api/client'
import { asProblem } from '@api/problem'
import { Button } from '@ui/parts'
import { begun, keep, unfinished } from '../returns/kept'
import { useText } from '../returns/words'
import { useWords } from '../returns/words-strays'
import { InspectReturn } from './returns-inspect'
import { CountStray, TakeInStray } from './returns-stray'
import { Screen, useLast } from './screen'

type At = { what: 'inspect' | 'stray'; id: string } | { what: 'new'; code: string } | undefined

export default function Returns() {
  const t = useText()
  const word = useWords()
  const told = useLast()
  const queries = useQueryClient()
  const [at, setAt] = useState<At>()

  async function begin(code: string) {
    const { data, error, response } = await client.POST('/api/console/wms/returns/arrive', { body: { scanned: code } })
    if (data === undefined) {
      told.tell(false, asProblem(error).detail)
      if (response.status === 404) setAt({ what: 'new', code })
      return
    }
    const parcels = await Promise.all(data.map((one) => client.GET('/api/console/wms/returns/{return_id}', { params: { path: { return_id: one } } })))
    const open = parcels.flatMap((one) => (one.data?.state === 'arrived' ? [one.data] : []))
    const first = open[0]
    if (first === undefined) return told.tell(false, t('pda.already', { number: code }))
    if (first.kind === 'stray') return go({ what: 'stray', id: first.id }, first.number)
    queries.setQueryData(api.queryOptions('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: first.id } } }).queryKey, first)
    const before = unfinished(localStorage)[first.id]
    if (before === undefined) keep(localStorage, first.id, begun(first.number))
    const more = open.length > 1 ? t('pda.more', { count: open.length - 1 }) : first.number
    return go({ what: 'inspect', id: first.id }, before === undefined ? more : word('pda.resumed', { number: first.number }))
  }

  function go(next: At, text: string) {
    setAt(next)
    told.tell(true, text)
  }
  const end = (text: string) => go(undefined, text)

  if (at?.what === 'inspect') return <InspectReturn key={at.id} id={at.id} told={told} end={end} />
  if (at?.what === 'stray') return <CountStray key={at.id} id={at.id} told={told} end={end} />
  return (
    <Screen title={t('pda.title')} scan={{ placeholder: t('pda.scan.first'), onScan: (code) => void begin(code) }} last={told.last}>
      {at?.what === 'new' && <TakeInStray key={at.code} code={at.code} told={told} taken={(id, number) => go({ what: 'stray', id }, word('pda.taken', { number }))} />}
      {at === undefined && <Unfinished open={(id, number) => go({ what: 'inspect', id }, word('pda.resumed', { number }))} />}
    </Screen>
  )
}

/** What somebody began on this device and has not sent. */
function Unfinished({ open }: { open: (id: string, number: string) => void }) {
  const word = useWords()
  const [all] = useState(() => Object.entries(unfinished(localStorage)))
  if (all.length === 0) return null
  return (
    <>
      <div className="ht-pda-waiting">{word('pda.unfinished')}</div>
      {all.map(([id, one]) => (
        <Button key={id} block onClick={() => open(id, one.number)}>
          {one.number}
        </Button>
      ))}
    </>
  )
}
