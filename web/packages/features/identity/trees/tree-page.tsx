/** A tree of departments or posts: read whole, changed node by node. */
import { type ReactNode, useState } from 'react'
import type { AskedQuery } from '@ui/detail-page'
import { PlusOutlined } from '@ui/icons'
import type { Column, RowAct } from '@ui/list-types'
import { Button } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { branchesOf, type Grown, grown, type Node } from './grown'
import { NodeForm, type Start, type Values } from './node-form'
import { type Text, useText } from './texts'

export interface Standing extends Node {
  people_count: number
  version: number
  leader_id?: string | null
  leader?: string | null
}

interface TreePageProps<One extends Standing> {
  kind: 'departments' | 'posts'
  asked: AskedQuery<One[]>
  may: boolean
  columns?: Column<Grown<One>>[]
  /** More fields of the form. */
  fields?: (node: One | undefined) => ReactNode
  make: (values: Values) => Promise<unknown>
  edit: (node: One, values: Values) => Promise<unknown>
  remove: (node: One) => Promise<unknown>
}

export function TreePage<One extends Standing>(props: TreePageProps<One>) {
  const { kind, asked, may } = props
  const t = useText()
  const say = useSay()
  const word = useWords()
  const [open, setOpen] = useState<{ node?: One; start: Start } | null>(null)
  const tree = grown(asked.data ?? [])

  async function remove(node: One) {
    const question = { title: t('delete.title', { name: node.name }), what: t('delete.what'), act: t('delete'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await props.remove(node)
      say.done(t('deleted'))
    } catch (error) {
      say.problem(error)
    }
  }
  async function save(values: Values) {
    if (open?.node === undefined) await props.make(values)
    else await props.edit(open.node, values)
    say.done(t(open?.node === undefined ? 'made' : 'saved'))
  }
  const acts = (node: Grown<One>): RowAct[] => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen({ node, start: node }) },
    { key: 'child', title: t('child'), run: () => setOpen({ start: { parent_id: node.id } }) },
    { key: 'delete', title: t('delete'), run: () => remove(node), danger: true, disabled: isFree(node) ? false : t('occupied') },
  ]
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ start: {} })}>
      {t(`${kind}.new`)}
    </Button>
  )
  return (
    <PlainPage title={t(`${kind}.title`)} what={t(`${kind}.what`)} asked={asked} primary={make}>
      <PlainTable<Grown<One>>
        rows={asked.data && tree}
        columns={[...columnsOf<One>(t, kind), ...(props.columns ?? []), people<One>(t)]}
        acts={may ? acts : undefined}
        empty={t(`${kind}.none`)}
      />
      {open !== null && (
        <NodeForm kind={kind} fresh={open.node === undefined} start={open.start} branches={branchesOf(tree, open.node?.id)} onClose={() => setOpen(null)} onSubmit={save}>
          {props.fields?.(open.node)}
        </NodeForm>
      )}
    </PlainPage>
  )
}

function isFree(node: Grown<Standing>): boolean {
  return node.people_count === 0 && !node.children?.length
}

function columnsOf<One extends Standing>(t: Text, kind: 'departments' | 'posts'): Column<Grown<One>>[] {
  return [{ key: 'name', title: t(`${kind}.name`), show: (one) => one.name }]
}

function people<One extends Standing>(t: Text): Column<Grown<One>> {
  return { key: 'people', title: t('people'), right: true, show: (one) => one.people_count }
}
