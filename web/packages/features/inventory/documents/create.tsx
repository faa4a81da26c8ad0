/** A new document of the kind in the address. */
import { useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { useMe } from '@ui/me'
import { useSay } from '@ui/say'
import { DocumentForm } from './form'
import { isKind } from './state'
import { useText } from './texts'
import { linesOf, scanned, type Values } from './values'

export default function NewDocument() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { place } = useMe()
  const [address] = useSearchParams()
  const wanted = address.get('kind')
  const kind = isKind(wanted) ? wanted : 'opening'
  const sku = address.get('sku')
  const known = api.useQuery('get', '/api/console/inventory/stock/{sku_id}', { params: { path: { sku_id: sku ?? '' } } }, { enabled: sku !== null })
  const make = useAct('post', '/api/console/inventory/documents')
  const made = useRef('')
  const initial = useMemo(
    () => ({
      warehouse_id: place.warehouse_id ?? known.data?.warehouses[0]?.warehouse_id,
      photo_ids: [],
      lines: known.data === undefined ? [] : scanned([], known.data.sku, kind === 'adjustment' ? -1 : 1),
    }),
    [place.warehouse_id, known.data, kind],
  )

  async function save(values: Values) {
    const { reason, note, photo_ids } = values
    const warehouse_id = place.warehouse_id ?? values.warehouse_id
    made.current = await make.run({ body: { kind, warehouse_id, reason: reason ?? null, note: note ?? '', photo_ids: photo_ids ?? [], lines: linesOf(kind, values.lines) } })
    say.done(t('saved'))
  }

  return (
    <DocumentForm
      key={kind}
      kind={kind}
      title={t(`kind.${kind}`)}
      back="/inventory/documents"
      initial={initial}
      loading={sku !== null && known.data === undefined && known.error === null}
      onSave={save}
      onDone={() => void go(`/inventory/documents/${made.current}`)}
    />
  )
}
