/** A new product, or one that is changed: what waits if something does, else what sells. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { Content } from '@ui/plain-page'
import { freshValues } from './content'
import { EditorForm } from './editor-form'
import { begun } from './editor-begun'

export default function Editor() {
  const { id } = useParams()
  return id === undefined ? <EditorForm key="new" initial={freshValues()} /> : <Edited key={id} id={id} />
}

function Edited({ id }: { id: string }) {
  const [address] = useSearchParams()
  const fromLive = address.get('from') === 'live'
  // Read once, under a name of its own: what is saved from here must not begin the form anew.
  const asked = useQuery({ queryKey: ['product form', id, fromLive], queryFn: () => begun(id, fromLive), staleTime: Infinity, gcTime: 0 })
  return <Content asked={asked}>{asked.data !== undefined && <EditorForm key={`${fromLive}`} {...asked.data} />}</Content>
}
