/** The platform holds something against a merchant. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ChoiceField, Custom, LongTextField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Gallery } from '@ui/gallery-field'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField, yuanTyped } from '@ui/yuan-field'
import { useText } from './texts'

const SHOPS_MAX = 200
const WORDS_MAX = 1000
const PICTURES_MAX = 9
const NUMBER_MAX = 40
type Kind = Schema<'PenaltyView'>['kind']
interface Values {
  merchant_id: string | null
  kind: Kind | null
  fine_fen: number | null
  order_number: string
  words: string
  pictures: string[]
}
const EMPTY: Values = { merchant_id: null, kind: null, fine_fen: null, order_number: '', words: '', pictures: [] }

export function RaiseButton() {
  const t = useText()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('violations.ruling', 'write') || !may('merchants.merchant', 'read')) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('act.raise')}</Button>
      {open && <RaiseForm close={() => setOpen(false)} />}
    </>
  )
}

function RaiseForm({ close }: { close: () => void }) {
  const t = useText()
  const say = useSay()
  const merchants = api.useQuery('get', '/api/console/merchants/merchants', { params: { query: { limit: SHOPS_MAX } } }).data?.items ?? []
  const kinds = api.useQuery('get', '/api/console/violations/kinds').data ?? []
  const raise = useAct('post', '/api/console/violations/violations', { touches: ['/api/console/violations'] })
  const [kind, setKind] = useState<Kind | null>(null)
  async function submit({ merchant_id, kind: chosen, fine_fen, ...said }: Values) {
    if (merchant_id === null || chosen === null || fine_fen === null) return
    await raise.run({ body: { merchant_id, kind: chosen, fine_fen, ...said, order_number: said.order_number.trim() } })
    say.done(t('raised_done'))
  }
  const penalty = kinds.find((one) => one.kind === kind)
  const range = penalty && t('fine.range', { kind: t(`kind.${penalty.kind}`), points: penalty.points, least: yuanTyped(penalty.least_fen) ?? '', most: yuanTyped(penalty.most_fen) ?? '' })
  const shops = merchants.filter((one) => !one.self_run).map((one) => ({ value: one.id, label: one.name }))
  return (
    <FormModal<Values> title={t('act.raise')} open onClose={close} submit={t('act.raise')} onSubmit={submit} initial={EMPTY} onChange={(_, values) => setKind(values.kind)}>
      <ChoiceField name="merchant_id" label={t('merchant')} required options={shops} />
      <ChoiceField name="kind" label={t('kind')} required options={kinds.map((one) => ({ value: one.kind, label: t(`kind.${one.kind}`) }))} />
      <YuanField name="fine_fen" label={t('fine')} help={range} required min={penalty?.least_fen ?? 1} max={penalty?.most_fen} />
      <TextField name="order_number" label={t('order')} help={t('order.help')} max={NUMBER_MAX} />
      <LongTextField name="words" label={t('words')} required max={WORDS_MAX} />
      <Custom name="pictures" label={t('pictures')}>
        <Gallery purpose="violations" max={PICTURES_MAX} label={t('pictures')} />
      </Custom>
    </FormModal>
  )
}
