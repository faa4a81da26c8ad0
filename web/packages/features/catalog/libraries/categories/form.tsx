/** A category, new or changed: what it is called and what is charged. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Custom, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { InputNumber } from '@ui/parts'
import { useSay } from '@ui/say'
import { type Standing, StandingField } from '../state'
import { useLibraryText } from '../texts'
import type { Category } from './nodes'
import { useText } from './texts'

interface Values {
  name: string
  name_en: string | null
  percent: number | null
  state: Standing
}
const PERMILLE_OF_PERCENT = 10

interface CategoryFormProps {
  /** What it will lie below; null: a root. */
  parent: Category | null
  category?: Schema<'CategoryDetailView'>
  onClose: () => void
  onMade?: (id: string) => void
}

export function CategoryForm({ parent, category, onClose, onMade }: CategoryFormProps) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/categories')
  const edit = useAct('put', '/api/console/catalog/categories/{category_id}')

  async function save({ percent, ...values }: Values) {
    const share = percent === null ? null : Math.round(percent * PERMILLE_OF_PERCENT)
    const body = { ...values, name_en: values.name_en ?? '', commission_permille: share }
    if (category === undefined) {
      onMade?.(await make.run({ body: { ...body, parent_id: parent?.id ?? null } }))
    } else {
      await edit.run({ params: { path: { category_id: category.id } }, body: { ...body, version: category.version } })
    }
    say.done(shared(category === undefined ? 'made' : 'saved'))
  }

  const share = category?.commission_permille ?? null
  const initial = { name: category?.name, name_en: category?.name_en, state: category?.state ?? 'active', percent: share === null ? null : share / PERMILLE_OF_PERCENT }
  const title = category ? t('edit.title') : parent ? `${t('new')} · ${parent.name}` : t('new.root')
  return (
    <FormDrawer<Values> open title={title} initial={initial} onClose={onClose} onSubmit={save}>
      <TextField name="name" label={shared('name')} required max={60} autoFocus />
      <TextField name="name_en" label={shared('name.en')} help={shared('name.en.help')} max={100} />
      <Custom name="percent" label={t('commission')} help={t('commission.help')}>
        <InputNumber min={0} max={100} precision={1} suffix="%" style={{ width: 160 }} />
      </Custom>
      <StandingField />
    </FormDrawer>
  )
}
