/** Levels of merchants. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { SwitchField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { PlusOutlined } from '@ui/icons'
import type { RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Tag } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { YuanField } from '@ui/yuan-field'
import { useRulesText } from './texts'

type Level = Schema<'MerchantLevelView'>
const PATH = '/api/console/merchants/levels/{level_id}'
const RANK_MAX = 1000

export default function Levels() {
  const r = useRulesText()
  const word = useWords()
  const say = useSay()
  const may = useMay()('merchants.level', 'write')
  const [open, setOpen] = useState<Level | 'new' | null>(null)
  const asked = api.useQuery('get', '/api/console/merchants/levels')
  const remove = useAct('delete', PATH)

  async function takeAway(one: Level) {
    if (!(await say.confirm({ title: r('level.remove', { name: one.name }), act: word('act.delete'), danger: true }))) return
    try {
      await remove.run({ params: { path: { level_id: one.id } } })
      say.done(r('level.removed'))
    } catch (error) {
      say.problem(error)
    }
  }

  const actsOf = (one: Level): RowAct[] => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen(one) },
    { key: 'remove', title: word('act.delete'), run: () => takeAway(one), danger: true },
  ]
  const create = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {r('level.new')}
    </Button>
  )
  return (
    <PlainPage asked={asked} title={r('levels')} what={r('levels.what')} primary={create}>
      <PlainTable<Level>
        rows={asked.data}
        acts={may ? actsOf : undefined}
        columns={[
          { key: 'name', title: r('level.name'), show: (one) => one.name },
          { key: 'usual', title: r('level.usual'), show: (one) => one.is_usual && <Tag color="processing">{r('level.usual')}</Tag> },
          { key: 'deposit', title: r('level.deposit'), right: true, show: (one) => <Money fen={one.deposit_fen} currency="CNY" /> },
          { key: 'count', title: r('level.count'), right: true, show: (one) => one.merchant_count },
          { key: 'rank', title: r('level.rank'), right: true, show: (one) => one.rank },
          { key: 'description', title: r('level.description'), show: (one) => one.description },
        ]}
      />
      {open !== null && <LevelDrawer level={open === 'new' ? undefined : open} close={() => setOpen(null)} />}
    </PlainPage>
  )
}

type Values = Schema<'MakeMerchantLevel'>

function LevelDrawer({ level, close }: { level: Level | undefined; close: () => void }) {
  const r = useRulesText()
  const say = useSay()
  const make = useAct('post', '/api/console/merchants/levels')
  const edit = useAct('put', PATH)
  async function save({ description, ...values }: Values) {
    const body = { ...values, description: description ?? '' }
    if (level === undefined) await make.run({ body })
    else await edit.run({ params: { path: { level_id: level.id } }, body: { ...body, version: level.version } })
    say.done(r('level.saved'))
  }
  const initial: Partial<Values> = level === undefined ? { rank: 10, is_usual: false } : { name: level.name, description: level.description, rank: level.rank, deposit_fen: level.deposit_fen, is_usual: level.is_usual }
  return (
    <FormDrawer<Values> open title={r(level === undefined ? 'level.new' : 'level.edit')} onClose={close} initial={initial} onSubmit={save}>
      <TextField name="name" label={r('level.name')} required max={30} />
      <YuanField name="deposit_fen" label={r('level.deposit')} required />
      <WholeField name="rank" label={r('level.rank')} help={r('level.rank.help')} min={0} max={RANK_MAX} required />
      <TextField name="description" label={r('level.description')} />
      <SwitchField name="is_usual" label={r('level.usual')} disabled={level?.is_usual} />
    </FormDrawer>
  )
}
