/** Checks over the three layers: run one, look at earlier ones. */
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type Check, CheckResult, CheckState } from './state'
import { type Text, useText } from './texts'

const MILLI = 1_000

export default function Checks() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const may = useMay()('inventory.check', 'write')
  const run = useAct('post', '/api/console/inventory/checks')
  const shown = useMemo(() => columns(t), [t])

  async function start() {
    try {
      const id = await run.run({})
      say.done(t('started'))
      void go(`/inventory/checks/${id}`)
    } catch (error) {
      say.problem(error)
    }
  }

  const button = (
    <Button type="primary" loading={run.running} onClick={() => void start()}>
      {t('run')}
    </Button>
  )
  return <ListPage path="/api/console/inventory/checks" title={t('title')} what={t('what')} columns={shown} primary={may && button} open={(row) => `/inventory/checks/${row.id}`} empty={{ why: t('none') }} />
}

function columns(t: Text): Column<Check>[] {
  return [
    { key: 'asked', title: t('asked'), show: (row) => <Time at={row.asked_at} exact /> },
    { key: 'state', title: t('state'), show: (row) => <CheckState check={row} /> },
    { key: 'result', title: t('result'), show: (row) => <CheckResult check={row} /> },
    { key: 'took', title: t('took'), right: true, show: (row) => (row.milliseconds === null ? '—' : t('seconds', { count: (row.milliseconds / MILLI).toFixed(1) })) },
  ]
}
