/** Waves: what is picked together, how far it is, and a new one. */
import { useMemo, useState } from 'react'
import type { RowOf } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Progress } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useSites } from '../sites'
import { type Text, useText } from '../texts'
import { BuildWave } from './build'
import { percentOf, savedPercent } from './sums'

type Wave = RowOf<'/api/console/wms/waves'>
type Mode = 'order' | 'batch' | 'cluster'

export default function Waves() {
  const t = useText()
  const mayWrite = useMay()('wms.outbound', 'write')
  const [building, setBuilding] = useState(false)
  const sites = useSites<Wave>()
  // A wave is built by those who stand in the warehouse.
  const may = mayWrite && !sites.many
  const shown = useMemo(() => columns(t).toSpliced(1, 0, ...sites.columns), [t, sites])
  const tabs = useMemo<Tab[]>(
    () => [
      { key: 'open', title: t('wave.open'), set: { state: 'open' } },
      { key: 'done', title: t('wave.done'), set: { state: 'done' } },
      everything(t),
    ],
    [t],
  )
  const build = (
    <Button type="primary" onClick={() => setBuilding(true)}>
      {t('waves.new')}
    </Button>
  )
  return (
    <ListPage
      path="/api/console/wms/waves"
      title={t('waves.title')}
      what={t('waves.what')}
      columns={shown}
      filters={sites.filters}
      tabs={tabs}
      primary={may && build}
      open={(row) => `/wms/waves/${row.id}`}
      empty={{ why: t('waves.none'), next: may && build }}
    >
      <BuildWave open={building} onClose={() => setBuilding(false)} />
    </ListPage>
  )
}

const everything = (t: Text): Tab => ({ key: 'all', title: t('tab.all'), set: {} })

function columns(t: Text): Column<Wave>[] {
  return [
    { key: 'number', title: t('wave'), show: (row) => row.number },
    { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'done' ? 'good' : 'running'}>{t(row.state === 'done' ? 'wave.done' : 'wave.open')}</StatusTag> },
    { key: 'mode', title: t('mode'), show: (row) => t(`mode.${row.mode as Mode}`) },
    { key: 'orders', title: t('orders'), right: true, show: (row) => row.orders },
    { key: 'lists', title: t('lists'), right: true, show: (row) => row.lists },
    { key: 'progress', title: t('progress'), width: 180, show: (row) => <Progress size="small" percent={percentOf(row.picked, row.pieces)} format={() => `${row.picked} / ${row.pieces}`} /> },
    { key: 'walk', title: t('walk'), show: (row) => (savedPercent(row) > 0 ? t('walk.saved', { percent: savedPercent(row) }) : '—') },
    { key: 'made', title: t('made'), sort: 'made_at', show: (row) => <Time at={row.made_at} /> },
  ]
}
