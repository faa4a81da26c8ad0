/** Hanging a category elsewhere, for who does not drag. */
import { useAct } from '@api/act'
import { type Branch, TreeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { useNamed } from '../named'
import type { Category, Node } from './nodes'
import type { Detail } from './panel'
import { useText } from './texts'

/** Behind all its new sisters. */
const LAST = 1_000_000

interface Values {
  parent_id: string | null
}

/** All but the moved one and what lies below it. */
function branchesOf(nodes: readonly Node[], moved: string, named: (one: Category) => string): Branch[] {
  return nodes
    .filter((node) => node.id !== moved)
    .map((node) => ({ value: node.id, label: named(node.category), children: branchesOf(node.children, moved, named) }))
}

export function MoveForm({ category, tree, onClose }: { category: Detail; tree: { roots: Node[] }; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const named = useNamed()
  const move = useAct('post', '/api/console/catalog/categories/{category_id}/move')
  async function save({ parent_id }: Values) {
    if ((parent_id ?? null) === category.parent_id) return
    const body = { version: category.version, parent_id: parent_id ?? null, place: LAST }
    await move.run({ params: { path: { category_id: category.id } }, body })
    say.done(t('moved'))
  }
  return (
    <FormModal<Values> open title={t('move.title', { name: named(category) })} submit={t('move')} initial={{ parent_id: category.parent_id }} onClose={onClose} onSubmit={save}>
      <TreeField name="parent_id" label={t('move.to')} help={t('move.to.help')} tree={branchesOf(tree.roots, category.id, named)} />
    </FormModal>
  )
}
