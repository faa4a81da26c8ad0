/** Choosing categories: `<Custom name label><CategoryField /></Custom>`; only leaves take products. */
import { Cascader } from 'antd'
import { type CategoryNode, useCategories, wayTo } from './category-tree'
import { useWords } from './words'

interface Choice {
  value: string
  label: string
  disabled?: boolean
  children?: Choice[]
}

const SEARCH = {
  filter: (input: string, path: { label?: unknown }[]) => path.some((node) => String(node.label).toLowerCase().includes(input.trim().toLowerCase())),
}

const choicesOf = (nodes: readonly CategoryNode[]): Choice[] =>
  nodes.map((node) => ({ value: node.id, label: node.name, disabled: node.disabled, children: node.children && choicesOf(node.children) }))

interface Shared {
  disabled?: boolean
  placeholder?: string
  id?: string
  /** Only these and what lies below them. */
  only?: readonly string[]
  /** Any category may be chosen, not only a leaf. */
  anywhere?: boolean
}

const WIDE = { width: '100%', maxWidth: 480 }

export function CategoryField({ value, onChange, only, anywhere = false, ...rest }: Shared & { value?: string | null; onChange?: (id: string | null) => void }) {
  const word = useWords()
  const { tree, loading } = useCategories(only)
  const way = wayTo(tree, value).map((node) => node.id)
  return (
    <Cascader<Choice>
      {...rest}
      options={choicesOf(tree)}
      value={way.length > 0 ? way : undefined}
      onChange={(ids) => onChange?.(ids?.at(-1)?.toString() ?? null)}
      changeOnSelect={anywhere}
      loading={loading}
      placeholder={rest.placeholder ?? word('form.choose')}
      displayRender={(labels) => labels.join(' / ')}
      showSearch={SEARCH}
      style={WIDE}
    />
  )
}

/** Several of them; a whole branch is one choice. */
export function CategoriesField({ value, onChange, only, anywhere: _anywhere, ...rest }: Shared & { value?: string[] | null; onChange?: (ids: string[]) => void }) {
  const word = useWords()
  const { tree, loading } = useCategories(only)
  const ways = (value ?? []).map((id) => wayTo(tree, id).map((node) => node.id)).filter((way) => way.length > 0)
  return (
    <Cascader<Choice>
      {...rest}
      multiple
      options={choicesOf(tree)}
      value={ways}
      onChange={(next) => onChange?.(next.flatMap((way) => way.at(-1)?.toString() ?? []))}
      showCheckedStrategy={Cascader.SHOW_PARENT}
      loading={loading}
      placeholder={rest.placeholder ?? word('form.choose')}
      showSearch={SEARCH}
      style={WIDE}
    />
  )
}
