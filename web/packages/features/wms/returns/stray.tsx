/** What may become of a parcel that nobody announced. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { LongTextField, TextField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Button, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { useWords } from './words-strays'

type Detail = Schema<'ReturnDetailView'>
type Outcome = Schema<'SettleStray'>['outcome']
const OUTCOMES = ['restocked', 'kept', 'sent_back', 'written_off'] as const

export function StrayActs({ it }: { it: Detail }) {
  const word = useWords()
  const [chosen, setChosen] = useState<Outcome | 'assign'>()
  const possible = OUTCOMES.filter((one) => one !== 'restocked' || it.outbound_id !== null)
  return (
    <Flex gap={8} wrap>
      <Button type="primary" onClick={() => setChosen('assign')}>
        {word('assign')}
      </Button>
      {possible.map((one) => (
        <Button key={one} danger={one === 'written_off'} onClick={() => setChosen(one)}>
          {word(`settle.${one}`)}
        </Button>
      ))}
      {chosen === 'assign' && <Assign it={it} onClose={() => setChosen(undefined)} />}
      {chosen !== undefined && chosen !== 'assign' && <Settle it={it} outcome={chosen} onClose={() => setChosen(undefined)} />}
    </Flex>
  )
}

function Assign({ it, onClose }: { it: Detail; onClose: () => void }) {
  const word = useWords()
  const say = useSay()
  const assign = useAct('post', '/api/console/wms/returns/{return_id}/assign')
  async function submit({ scanned }: { scanned: string }) {
    await assign.run({ params: { path: { return_id: it.id } }, body: { scanned } })
    say.done(word('assign.done'))
  }
  return (
    <FormModal<{ scanned: string }> open title={word('assign')} initial={{ scanned: '' }} submit={word('assign')} onSubmit={submit} onClose={onClose}>
      <TextField name="scanned" label={word('assign.number')} help={word('assign.help')} required max={64} autoFocus />
    </FormModal>
  )
}

interface Settled {
  reason: string | null
  sent_number: string | null
  damaged: Record<string, number | null>
  scrap: Record<string, number | null>
}

function Settle({ it, outcome, onClose }: { it: Detail; outcome: Outcome; onClose: () => void }) {
  const word = useWords()
  const say = useSay()
  const settle = useAct('post', '/api/console/wms/returns/{return_id}/settle')
  const [scan] = useState(() => crypto.randomUUID())
  const stays = outcome === 'restocked' || outcome === 'kept'
  const goods = stays ? it.lines.filter((line) => line.sku_id !== null) : []

  async function submit({ reason, sent_number, damaged, scrap }: Settled) {
    const lines = goods.map((line) => {
      const bad = damaged[line.line_id] ?? 0
      const gone = scrap[line.line_id] ?? 0
      return { line_id: line.line_id, good: Math.max(0, line.quantity - bad - gone), damaged: bad, scrap: gone }
    })
    await settle.run({ params: { path: { return_id: it.id } }, body: { scan_id: scan, outcome, reason: reason ?? '', sent_number: sent_number ?? '', lines, pictures: [] } })
    say.done(word('settle.done'))
  }

  return (
    <FormModal<Settled> open title={word(`settle.${outcome}`)} initial={{ reason: null, sent_number: null, damaged: {}, scrap: {} }} submit={word(`settle.${outcome}`)} onSubmit={submit} onClose={onClose}>
      {goods.map((line) => (
        <div key={line.line_id}>
          <Typography.Text strong>
            {line.name} {line.spec}
          </Typography.Text>
          <Flex gap={16}>
            <WholeField name={['damaged', line.line_id]} label={word('settle.damaged', { count: line.quantity })} min={0} max={line.quantity} />
            <WholeField name={['scrap', line.line_id]} label={word('settle.scrap')} min={0} max={line.quantity} />
          </Flex>
        </div>
      ))}
      {goods.length > 0 && <Typography.Paragraph type="secondary">{word('settle.rest')}</Typography.Paragraph>}
      {outcome === 'sent_back' && <TextField name="sent_number" label={word('sent-number')} required max={64} />}
      <LongTextField name="reason" label={word('reason')} required={outcome === 'kept' || outcome === 'written_off'} max={500} rows={2} />
    </FormModal>
  )
}
