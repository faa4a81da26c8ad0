/** The tree itself: searched, unfolded, arranged by dragging. */
import { useDeferredValue, useMemo, useState } from 'react'
import { useAct } from '@api/act'
import { Card, Flex, Input, Tree, type TreeDataNode, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { type Named, useNamed } from '../named'
import { foundIn, type Node, placeOf, waysOf } from './nodes'
import { useText } from './texts'

interface TreeCardProps {
  tree: { roots: Node[]; all: Map<string, Node> }
  chosen: string | null
  onChoose: (id: string | null) => void
  may: boolean
}

const HEIGHT = 640
const UNFOLDED_MAX = 400

export function TreeCard({ tree, chosen, onChoose, may }: TreeCardProps) {
  const t = useText()
  const named = useNamed()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const [unfolded, setUnfolded] = useState<string[] | null>(null)
  const found = useMemo(() => foundIn(tree.roots, text), [tree.roots, text])
  const drop = useDropping(tree)
  const branches = useMemo(() => branchesOf(found, named), [found, named])
  const toChosen = tree.all.get(chosen ?? '')?.way.slice(0, -1) ?? []
  const open = text.trim() === '' ? (unfolded ?? toChosen) : waysOf(found).slice(0, UNFOLDED_MAX)
  return (
    <Card style={{ width: 320, flex: 'none' }} styles={{ body: { padding: 12 } }}>
      <Flex vertical gap={8}>
        <Input.Search value={typed} placeholder={t('find')} aria-label={t('find')} allowClear onChange={(event) => setTyped(event.target.value)} />
        {found.length === 0 ? (
          <Typography.Text type="secondary">{t(tree.roots.length === 0 ? 'none' : 'none.found')}</Typography.Text>
        ) : (
          <Tree
            treeData={branches}
            height={HEIGHT}
            blockNode
            selectedKeys={chosen === null ? [] : [chosen]}
            expandedKeys={open}
            onExpand={(keys) => setUnfolded(keys.map(String))}
            onSelect={(keys) => onChoose(keys.length === 0 ? null : String(keys[0]))}
            draggable={may && text.trim() === '' && { icon: false }}
            onDrop={({ dragNode, node, dropToGap, dropPosition }) => {
              const index = Number(node.pos.split('-').at(-1))
              const where = dropToGap ? (dropPosition < index || dropPosition === -1 ? 'before' : 'behind') : 'into'
              void drop(String(dragNode.key), String(node.key), where)
            }}
          />
        )}
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('count', { count: tree.all.size })}
        </Typography.Text>
      </Flex>
    </Card>
  )
}

function useDropping({ roots, all }: TreeCardProps['tree']) {
  const t = useText()
  const say = useSay()
  const move = useAct('post', '/api/console/catalog/categories/{category_id}/move')
  return async (moved: string, target: string, where: 'into' | 'before' | 'behind') => {
    const category = all.get(moved)?.category
    if (category === undefined) return
    const place = placeOf(all, roots, moved, target, where)
    const below = all.get(place.parent_id ?? '')
    if (place.parent_id !== category.parent_id) {
      const to = below?.way.map((id) => all.get(id)?.category.name).join(' / ') ?? '—'
      const question = { title: t('move.title', { name: category.name }), what: `${t('move.to')} ${to}`, act: t('move') }
      if (!(await say.confirm(question))) return
    }
    try {
      await move.run({ params: { path: { category_id: moved } }, body: { ...place, version: category.version } })
      say.done(t('moved'))
    } catch (error) {
      say.problem(error)
    }
  }
}

function branchesOf(nodes: readonly Node[], named: (one: Named) => string): TreeDataNode[] {
  return nodes.map(({ id, category, children }) => ({
    key: id,
    title: (
      <Typography.Text type={category.state === 'active' ? undefined : 'secondary'} delete={category.state === 'disabled'}>
        {named(category)}
      </Typography.Text>
    ),
    isLeaf: children.length === 0,
    children: branchesOf(children, named),
  }))
}
