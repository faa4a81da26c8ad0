/** The form of a document, new or a draft. */
import { asProblem, type Problem } from '@api/problem'
import { ChoiceField, Custom, LongTextField } from '@ui/fields'
import { FormPage } from '@ui/form'
import { Gallery } from '@ui/gallery-field'
import { useMe } from '@ui/me'
import { titleOf } from '../goods'
import { useWarehouses } from '../places/hooks'
import { useReasons } from './hooks'
import { LinesInput } from './lines-input'
import type { Kind } from './state'
import { useText } from './texts'
import type { Line, Values } from './values'

const LINE = /^body\/lines\/(\d+)\//

/** The same problem, with the goods named to which each error belongs. */
export function named(error: unknown, lines: readonly Line[]): Problem {
  const problem = asProblem(error)
  const errors = (problem.errors ?? []).map((fault) => {
    const line = lines[Number(LINE.exec(fault.place)?.[1] ?? -1)]
    return line === undefined ? fault : { ...fault, message: `${titleOf(line.sku)}：${fault.message}` }
  })
  return { ...problem, errors }
}

interface Props {
  kind: Kind
  title: string
  back: string
  initial: Partial<Values>
  loading?: boolean
  onSave: (values: Values) => Promise<unknown>
  onDone: () => void
}

export function DocumentForm({ kind, title, back, initial, loading, onSave, onDone }: Props) {
  const t = useText()
  const { place } = useMe()
  const warehouses = useWarehouses()
  const reasons = useReasons(kind)

  async function save(values: Values) {
    const lines = values.lines ?? []
    if (lines.length === 0) throw { ...asProblem(null), detail: t('lines.empty'), title: t('lines.empty'), errors: [{ place: 'body/lines', code: '', message: t('lines.empty') }] }
    try {
      await onSave(values)
    } catch (error) {
      throw named(error, lines)
    }
  }

  return (
    <FormPage<Values> title={title} what={kind === 'adjustment' ? t('change.help') : undefined} back={back} initial={initial} loading={loading} submit={t('save')} onSubmit={save} onDone={onDone} aside={<span />}>
      {place.console !== 'warehouse' && <ChoiceField name="warehouse_id" label={t('warehouse')} options={warehouses} required />}
      {kind !== 'opening' && <ChoiceField name="reason" label={t('reason')} options={reasons} required />}
      <Custom name="lines" label={t('lines')} required>
        <LinesInput kind={kind} />
      </Custom>
      <LongTextField name="note" label={t('note')} max={500} rows={2} />
      <Custom name="photo_ids" label={t('photos')} help={t('photos.help')}>
        <Gallery purpose="stock_photo" label={t('photos')} />
      </Custom>
    </FormPage>
  )
}
