/** The brands of the platform. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { PlusOutlined } from '@ui/icons'
import { ImportLink } from '@ui/import-link'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { Pictured } from '@ui/thumbnail'
import { useWords } from '@ui/words'
import { useRemoving } from '../removing'
import { StandingTag } from '../state'
import { type LibraryText, useLibraryText } from '../texts'
import { type Brand, BrandForm } from './form'
import { type Text, useText } from './texts'

function columns(t: Text, shared: LibraryText): Column<Brand>[] {
  return [
    { key: 'name', title: shared('name'), sort: 'name', show: (row) => <Pictured file={row.logo_file_id} name={row.name} second={row.name_en || undefined} /> },
    { key: 'initial', title: t('initial'), sort: 'initial', width: 110, show: (row) => row.initial },
    { key: 'categories', title: t('categories'), right: true, width: 140, show: (row) => row.category_count },
    { key: 'state', title: shared('state'), width: 110, show: (row) => <StandingTag state={row.state} /> },
  ]
}

function filters(t: Text, shared: LibraryText): Filter[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ#'].map((value) => ({ value, label: value }))
  return [
    { kind: 'text', name: 'text', title: t('find') },
    { kind: 'choice', name: 'initial', title: t('initial'), options: letters },
    { kind: 'choice', name: 'state', title: shared('state'), options: (['active', 'disabled'] as const).map((value) => ({ value, label: shared(value) })) },
  ]
}

export default function Brands() {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const may = useMay()('catalog.brand', 'write')
  const removing = useRemoving()
  const remove = useAct('delete', '/api/console/catalog/brands/{brand_id}')
  const [open, setOpen] = useState<Brand | 'new' | null>(null)
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  const buttons = may && (
    <>
      <ImportLink importer="catalog.brands" back="/catalog/brands" />
      {make}
    </>
  )
  const acts = (row: Brand) => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen(row) },
    {
      key: 'delete',
      title: word('act.delete'),
      danger: true,
      run: () => removing(row.name, () => remove.run({ params: { path: { brand_id: row.id } } })),
    },
  ]
  return (
    <ListPage
      path="/api/console/catalog/brands"
      title={t('title')}
      what={t('what')}
      primary={buttons}
      columns={columns(t, shared)}
      filters={filters(t, shared)}
      acts={may ? acts : undefined}
      exportAs="catalog.brands"
      empty={{ why: t('none'), next: make || undefined }}
    >
      {open !== null && <BrandForm brand={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}
