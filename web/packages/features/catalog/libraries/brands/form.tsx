/** A brand, new or changed. */
import { useAct } from '@api/act'
import type { RowOf } from '@ui/list-types'
import { Custom, LongTextField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { PictureField } from '@ui/picture-field'
import { useSay } from '@ui/say'
import { type Standing, StandingField } from '../state'
import { useLibraryText } from '../texts'
import { useText } from './texts'

export type Brand = RowOf<'/api/console/catalog/brands'>
interface Values {
  name: string
  name_en: string | null
  initial: string | null
  logo_file_id: string | null
  description: string | null
  state: Standing
}

export function BrandForm({ brand, onClose }: { brand?: Brand; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/brands')
  const edit = useAct('put', '/api/console/catalog/brands/{brand_id}')

  async function save(values: Values) {
    const initial = values.initial?.toUpperCase() ?? null
    const body = { ...values, initial, name_en: values.name_en ?? '', description: values.description ?? '' }
    if (brand === undefined) await make.run({ body })
    else await edit.run({ params: { path: { brand_id: brand.id } }, body: { ...body, version: brand.version } })
    say.done(shared(brand === undefined ? 'made' : 'saved'))
  }

  return (
    <FormDrawer<Values> open title={t(brand === undefined ? 'new' : 'edit')} initial={brand ?? { state: 'active' }} onClose={onClose} onSubmit={save}>
      <TextField name="name" label={shared('name')} required max={60} autoFocus />
      <TextField name="name_en" label={shared('name.en')} help={shared('name.en.help')} max={100} />
      <TextField name="initial" label={t('initial')} help={t('initial.help')} max={1} />
      <Custom name="logo_file_id" label={t('logo')} help={t('logo.help')}>
        <PictureField purpose="logo" />
      </Custom>
      <LongTextField name="description" label={t('description')} max={500} />
      <StandingField />
    </FormDrawer>
  )
}
