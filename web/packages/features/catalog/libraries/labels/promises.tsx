/** What buyers are promised beside the goods. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { LongTextField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { PlusOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { type Standing, StandingField, StandingTag } from '../state'
import { useLibraryText } from '../texts'
import { useText } from './texts'

type Kept = Schema<'LibraryPromiseView'>
interface Values {
  name: string
  name_en: string | null
  description: string | null
  position: number | null
  state: Standing
}

export function Promises() {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const may = useMay()('catalog.label', 'write')
  const asked = api.useQuery('get', '/api/console/catalog/promises')
  const [open, setOpen] = useState<Kept | 'new' | null>(null)
  return (
    <Flex vertical gap={12} align="stretch">
      {may && (
        <Flex justify="end">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('promises.new')}
          </Button>
        </Flex>
      )}
      <PlainTable<Kept>
        rows={asked.data}
        columns={[
          { key: 'name', title: shared('name'), width: 200, show: (row) => row.name },
          { key: 'name_en', title: shared('name.en'), width: 200, show: (row) => row.name_en || '—' },
          { key: 'description', title: t('description'), show: (row) => <div style={{ maxWidth: 520, whiteSpace: 'normal' }}>{row.description || '—'}</div> },
          { key: 'position', title: t('position'), right: true, width: 100, show: (row) => row.position },
          { key: 'state', title: shared('state'), width: 110, show: (row) => <StandingTag state={row.state} /> },
        ]}
        acts={may ? (row) => [{ key: 'edit', title: word('act.edit'), run: () => setOpen(row) }] : undefined}
        empty={t('promises.none')}
      />
      {open !== null && <PromiseForm kept={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Flex>
  )
}

function PromiseForm({ kept, onClose }: { kept?: Kept; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/promises')
  const edit = useAct('put', '/api/console/catalog/promises/{promise_id}')

  async function save(values: Values) {
    const body = { ...values, name_en: values.name_en ?? '', description: values.description ?? '', position: values.position ?? 0 }
    if (kept === undefined) await make.run({ body })
    else await edit.run({ params: { path: { promise_id: kept.id } }, body: { ...body, version: kept.version } })
    say.done(shared(kept === undefined ? 'made' : 'saved'))
  }

  return (
    <FormDrawer<Values>
      open
      title={t(kept === undefined ? 'promises.new' : 'promises.edit')}
      initial={kept ?? { position: 0, state: 'active' }}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField name="name" label={shared('name')} help={t('promises.name.help')} required max={20} autoFocus />
      <TextField name="name_en" label={shared('name.en')} help={shared('name.en.help')} max={100} />
      <LongTextField name="description" label={t('description')} help={t('description.help')} max={500} />
      <WholeField name="position" label={t('position')} help={t('position.help')} min={0} max={9999} />
      <StandingField />
    </FormDrawer>
  )
}
