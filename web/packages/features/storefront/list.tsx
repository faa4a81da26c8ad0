/** What the home page of the shop is made of. */
import { type ComponentProps, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { PlusOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { useWords } from '@ui/words'
import { FloorForm } from './form'
import { type Text, useText } from './texts'

export type Floor = Schema<'FloorView'>

export default function Floors() {
  const t = useText()
  const may = useMay()('storefront.floor', 'write')
  const [open, setOpen] = useState<Floor | 'new' | null>(null)
  const asked = api.useQuery('get', '/api/console/storefront/floors')
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} asked={asked} primary={make}>
      <PlainTable<Floor> rows={asked.data} rowKey="id" columns={columnsOf(t, may ? setOpen : undefined)} />
      <FloorForm key={open === null || open === 'new' ? 'new' : open.id} floor={open} onClose={() => setOpen(null)} />
    </PlainPage>
  )
}

function columnsOf(t: Text, edit?: (floor: Floor) => void): ComponentProps<typeof PlainTable<Floor>>['columns'] {
  return [
    { key: 'position', title: t('position'), right: true, show: (one) => one.position },
    { key: 'name', title: t('name'), show: (one) => one.title },
    { key: 'kind', title: t('kind'), show: (one) => t(`kind.${one.kind}`) },
    { key: 'holds', title: t('holds'), show: (one) => holdsOf(t, one) },
    { key: 'state', title: t('state'), show: (one) => <StatusTag meaning={one.state === 'shown' ? 'good' : 'off'}>{t(`state.${one.state}`)}</StatusTag> },
    ...(edit ? [{ key: 'acts', title: '', show: (one: Floor) => <Acts floor={one} edit={() => edit(one)} /> }] : []),
  ]
}

function holdsOf(t: Text, { kind, banners, product_ids }: Floor): string {
  if (kind === 'banner') return t('holds.banners', { count: banners.length })
  if (kind === 'products') return t('holds.products', { count: product_ids.length })
  return t(`holds.${kind}`)
}

function Acts({ floor, edit }: { floor: Floor; edit: () => void }) {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const remove = useAct('delete', '/api/console/storefront/floors/{floor_id}')

  async function removeIt() {
    if (!(await say.confirm({ title: t('delete.title', { name: floor.title }), what: t('delete.what'), act: word('act.delete'), danger: true }))) return
    await remove.run({ params: { path: { floor_id: floor.id } } })
    say.done(t('deleted'))
  }

  return (
    <>
      <Button type="link" size="small" onClick={edit}>
        {word('act.edit')}
      </Button>
      <Button type="link" size="small" danger onClick={() => void removeIt().catch(say.problem)}>
        {word('act.delete')}
      </Button>
    </>
  )
}
