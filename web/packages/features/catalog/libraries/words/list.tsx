/** Words that may not be said of goods. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { LongTextField, RadioField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { useWords } from '@ui/words'
import { useRemoving } from '../removing'
import { useLibraryText } from '../texts'
import { type Text, useText } from './texts'

const path = '/api/console/catalog/forbidden-words'
type Word = RowOf<typeof path>
const LEVELS = ['block', 'warn'] as const

interface Values {
  word: string
  level: Word['level']
  note: string | null
}

function columns(t: Text): Column<Word>[] {
  return [
    { key: 'word', title: t('word'), sort: 'word', width: 240, show: (row) => row.word },
    { key: 'level', title: t('level'), width: 140, show: (row) => <StatusTag meaning={row.level === 'block' ? 'bad' : 'warning'}>{t(row.level)}</StatusTag> },
    { key: 'note', title: t('note'), show: (row) => row.note || '—' },
  ]
}

function filters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'text', title: t('find') },
    { kind: 'choice', name: 'level', title: t('level'), options: LEVELS.map((value) => ({ value, label: t(value) })) },
  ]
}

export default function Words() {
  const t = useText()
  const word = useWords()
  const may = useMay()('catalog.word', 'write')
  const removing = useRemoving()
  const remove = useAct('delete', '/api/console/catalog/forbidden-words/{word_id}')
  const [open, setOpen] = useState<Word | 'new' | null>(null)
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  const acts = (row: Word) => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen(row) },
    {
      key: 'delete',
      title: word('act.delete'),
      danger: true,
      run: () => removing(row.word, () => remove.run({ params: { path: { word_id: row.id } } })),
    },
  ]
  return (
    <ListPage
      path={path}
      title={t('title')}
      what={t('what')}
      primary={make}
      columns={columns(t)}
      filters={filters(t)}
      acts={may ? acts : undefined}
      empty={{ why: t('none'), next: make || undefined }}
    >
      {open !== null && <WordForm known={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function WordForm({ known, onClose }: { known?: Word; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/forbidden-words')
  const edit = useAct('put', '/api/console/catalog/forbidden-words/{word_id}')

  async function save(values: Values) {
    const body = { ...values, note: values.note ?? '' }
    if (known === undefined) await make.run({ body })
    else await edit.run({ params: { path: { word_id: known.id } }, body: { ...body, version: known.version } })
    say.done(shared(known === undefined ? 'made' : 'saved'))
  }

  return (
    <FormDrawer<Values> open title={t(known === undefined ? 'new' : 'edit')} initial={known ?? { level: 'block' }} onClose={onClose} onSubmit={save}>
      <TextField name="word" label={t('word')} required max={60} autoFocus />
      <RadioField name="level" label={t('level')} options={LEVELS.map((value) => ({ value, label: t(`${value}.what`) }))} />
      <LongTextField name="note" label={t('note')} help={t('note.help')} max={500} />
    </FormDrawer>
  )
}
