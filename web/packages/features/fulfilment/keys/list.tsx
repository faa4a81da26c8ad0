/** How many card keys there are of each SKU; nobody reads them here. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { ListPage } from '@ui/list-page'
import type { Column, RowAct, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { PutForm } from './put-form'
import { useKeyText } from './texts'

const KEYS = '/api/console/fulfilment/card-keys'
type Row = RowOf<typeof KEYS>

export default function CardKeys() {
  const t = useKeyText()
  const say = useSay()
  const mayWrite = useMay()('fulfilment.card_key', 'write')
  const [puts, setPuts] = useState<{ sku?: string }>()
  const take = useAct('post', '/api/console/fulfilment/card-keys/{sku_id}/take-out')
  async function takeOut(row: Row) {
    const question = { title: t('take-out.sure', { name: `${row.product_name} ${row.spec_text}`.trim(), count: row.left_count }), act: t('take-out'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      say.done(t('taken', { count: await take.run({ params: { path: { sku_id: row.sku_id } } }) }))
    } catch (error) {
      say.problem(error)
    }
  }
  const acts = (row: Row): RowAct[] => [
    { key: 'put', title: t('put-in'), run: () => setPuts({ sku: row.sku_id }) },
    { key: 'take', title: t('take-out'), danger: true, disabled: row.left_count === 0 && t('take-out.nothing'), run: () => takeOut(row) },
  ]
  const columns: Column<Row>[] = [
    { key: 'goods', title: t('goods'), show: (row) => <Pictured file={row.picture} name={row.product_name} second={`${row.sku_code} ${row.spec_text}`} /> },
    { key: 'left', title: t('left'), right: true, width: 110, show: (row) => (row.left_count === 0 ? <StatusTag meaning="bad">{t('empty')}</StatusTag> : row.left_count) },
    { key: 'waiting', title: t('waiting'), right: true, width: 110, show: (row) => (row.waiting > 0 ? <StatusTag meaning="warning">{row.waiting}</StatusTag> : 0) },
    { key: 'handed', title: t('handed'), right: true, width: 110, show: (row) => row.handed_count },
    { key: 'changed', title: t('changed'), width: 150, sort: 'changed_at', show: (row) => <Time at={row.changed_at} /> },
  ]
  const primary = mayWrite && (
    <Button type="primary" onClick={() => setPuts({})}>
      {t('put-in')}
    </Button>
  )
  return (
    <ListPage
      path={KEYS}
      title={t('keys')}
      what={t('keys.what')}
      primary={primary}
      columns={columns}
      filters={[{ kind: 'text', name: 'sku_code', title: t('code') }]}
      tabs={[
        { key: 'all', title: t('all'), set: {} },
        { key: 'empty', title: t('empty'), set: { empty: 'true' } },
      ]}
      acts={mayWrite ? acts : undefined}
      rowKey="sku_id"
      empty={{ why: t('keys.none') }}
    >
      {puts !== undefined && <PutForm sku={puts.sku} close={() => setPuts(undefined)} />}
    </ListPage>
  )
}
