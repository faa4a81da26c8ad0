/** A draft, written anew. */
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { useSay } from '@ui/say'
import { DocumentForm } from './form'
import { useText } from './texts'
import { linesFrom, linesOf, type Values } from './values'

export default function EditDocument() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { id = '' } = useParams()
  const address = `/inventory/documents/${id}`
  const path = { document_id: id }
  const asked = api.useQuery('get', '/api/console/inventory/documents/{document_id}', { params: { path } })
  const edit = useAct('put', '/api/console/inventory/documents/{document_id}')
  const kept = asked.data
  const kind = kept?.kind ?? 'opening'
  const initial = useMemo(
    () =>
      kept === undefined
        ? undefined
        : { warehouse_id: kept.warehouse_id, reason: kept.reason || null, note: kept.note, photo_ids: kept.photo_ids, lines: linesFrom(kept.lines ?? [], kept.kind) },
    [kept],
  )

  async function save(values: Values) {
    if (kept === undefined) return
    const { reason, note, photo_ids } = values
    const warehouse_id = values.warehouse_id ?? kept.warehouse_id
    const body = { version: kept.version, warehouse_id, reason: reason ?? null, note: note ?? '', photo_ids, lines: linesOf(kind, values.lines) }
    await edit.run({ params: { path }, body })
    say.done(t('saved'))
  }

  return (
    <DocumentForm
      kind={kind}
      title={kept === undefined ? t('edit') : `${t('edit')} ${kept.number}`}
      back={address}
      initial={initial ?? {}}
      loading={initial === undefined}
      onSave={save}
      onDone={() => void go(address)}
    />
  )
}
