/** One floor, new or changed. What it holds depends on its kind, which stays as it was made. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { CategoryField } from '@ui/category-field'
import { ChoicesField, Custom, ListField, RadioField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Select } from '@ui/parts'
import { PictureField } from '@ui/picture-field'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import type { Floor } from './list'
import { useText } from './texts'

type Values = Schema<'MakeFloor'>
type Kind = Floor['kind']

const KINDS: readonly Kind[] = ['popular', 'products', 'category', 'banner']
const FRESH: Values = { kind: 'popular', title: '', position: 10, state: 'shown', banners: [], product_ids: [], category_id: null }

export function FloorForm({ floor, onClose }: { floor: Floor | 'new' | null; onClose: () => void }) {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const known = floor === 'new' || floor === null ? null : floor
  const [kind, setKind] = useState<Kind>(known?.kind ?? 'popular')
  const make = useAct('post', '/api/console/storefront/floors')
  const edit = useAct('put', '/api/console/storefront/floors/{floor_id}')

  async function save(values: Values) {
    const body = { ...FRESH, ...values, kind, category_id: kind === 'category' ? values.category_id : null }
    if (known === null) await make.run({ body })
    else await edit.run({ params: { path: { floor_id: known.id } }, body: { ...body, version: known.version } })
    say.done(known === null ? t('created') : t('changed'))
  }

  return (
    <FormDrawer<Values> open={floor !== null} title={known === null ? t('new') : t('edit')} submit={word('act.save')} initial={known ?? FRESH} onClose={onClose} onSubmit={save}>
      <Custom name="kind" label={t('kind')} required disabled={known !== null}>
        <KindChoice onKind={setKind} disabled={known !== null} />
      </Custom>
      <TextField name="title" label={t('name')} max={40} required />
      <WholeField name="position" label={t('position')} help={t('position.help')} min={0} max={10_000} required />
      <RadioField name="state" label={t('state')} options={(['shown', 'hidden'] as const).map((value) => ({ value, label: t(`state.${value}`) }))} required />
      {kind === 'products' && <Products />}
      {kind === 'category' && (
        <Custom name="category_id" label={t('category')} required>
          <CategoryField anywhere />
        </Custom>
      )}
      {kind === 'banner' && <Banners />}
    </FormDrawer>
  )
}

function KindChoice({ value, onChange, onKind, disabled }: { value?: Kind; onChange?: (kind: Kind) => void; onKind: (kind: Kind) => void; disabled: boolean }) {
  const t = useText()
  function choose(kind: Kind) {
    onChange?.(kind)
    onKind(kind)
  }
  return <Select<Kind> value={value} disabled={disabled} onChange={choose} options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
}

function Products() {
  const t = useText()
  const found = api.useQuery('get', '/api/console/catalog/products', { params: { query: { state: ['on_shelf'], limit: 200 } } })
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.number}` }))
  return <ChoicesField name="product_ids" label={t('products')} help={t('products.help')} options={options} loading={found.isLoading} max={20} required />
}

function Banners() {
  const t = useText()
  return (
    <ListField name="banners" label={t('banners')} add={t('banners.add')} fresh={{ picture: null, link: '', alt: '' }} max={10}>
      {(row) => (
        <>
          <Custom name={['banners', row, 'picture']} label={t('picture')} required>
            <PictureField purpose="storefront.banner" />
          </Custom>
          <TextField name={['banners', row, 'alt']} label={t('alt')} max={60} required />
          <TextField name={['banners', row, 'link']} label={t('link')} help={t('link.help')} max={300} required />
        </>
      )}
    </ListField>
  )
}
