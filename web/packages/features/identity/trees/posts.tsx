/** What people are in a place. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import type { Values } from './node-form'
import { TreePage } from './tree-page'

type Post = Schema<'PostView'>

export default function Posts() {
  const may = useMay()('identity.post', 'write')
  const asked = api.useQuery('get', '/api/console/identity/posts')
  const make = useAct('post', '/api/console/identity/posts')
  const edit = useAct('put', '/api/console/identity/posts/{post_id}')
  const remove = useAct('delete', '/api/console/identity/posts/{post_id}')
  return (
    <TreePage<Post>
      kind="posts"
      asked={asked}
      may={may}
      make={(values) => make.run({ body: bodyOf(values) })}
      edit={({ id, version }, values) => edit.run({ params: { path: { post_id: id } }, body: { ...bodyOf(values), version } })}
      remove={({ id }) => remove.run({ params: { path: { post_id: id } } })}
    />
  )
}

function bodyOf({ name, parent_id, position }: Values) {
  return { name, parent_id: parent_id ?? null, position: position ?? 0 }
}
