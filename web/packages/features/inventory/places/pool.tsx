/** One pool with the quotas of its goods. */
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '@api/act'
import { api, client } from '@api/client'
import type { RowOf } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListTable } from '@ui/list-table'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { ScanField } from '@ui/scan-field'
import { Time } from '@ui/time'
import { type Goods, GoodsCell } from '../goods'
import { poolName, type Pool, PoolState } from './pools'
import { type Text, useText } from './texts'

type Quota = RowOf<'/api/console/inventory/pools/{pool_id}/quotas'>

export default function PoolPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/inventory/pools/{pool_id}', { params: { path: { pool_id: id } } })
  return (
    <DetailPage<Pool>
      asked={asked}
      back="/inventory/pools"
      title={(it) => poolName(t, it)}
      what={(it) => t(`pool.${it.kind as 'shared' | 'channel' | 'activity'}`)}
      state={(it) => <PoolState pool={it} />}
      acts={(it) => <End pool={it} />}
      facts={(it) => [
        { label: t('starts'), value: it.starts_at && <Time at={it.starts_at} exact /> },
        { label: t('ends'), value: it.ends_at && <Time at={it.ends_at} exact /> },
        { label: t('ended'), value: it.ended_at && <Time at={it.ended_at} exact /> },
      ]}
      thing="inventory.pool"
      thingId={id}
    >
      {(it) => <Quotas pool={it} />}
    </DetailPage>
  )
}

function End({ pool }: { pool: Pool }) {
  const t = useText()
  const say = useSay()
  const may = useMay()('inventory.pool', 'write')
  const end = useAct('post', '/api/console/inventory/pools/{pool_id}/end')
  if (!may || pool.kind === 'shared' || pool.state !== 'open') return null

  async function ask() {
    if (!(await say.confirm({ title: t('end.ask', { name: pool.name }), what: t('end.what'), act: t('end'), danger: true }))) return
    try {
      await end.run({ params: { path: { pool_id: pool.id } }, body: { version: pool.version } })
      say.done(t('end.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Button danger onClick={() => void ask()}>
      {t('end')}
    </Button>
  )
}

function Quotas({ pool }: { pool: Pool }) {
  const t = useText()
  const may = useMay()('inventory.pool', 'write') && pool.state === 'open'
  const [edited, setEdited] = useState<Goods | 'new' | null>(null)
  const shown = useMemo(() => columns(t), [t])
  if (pool.kind === 'shared')
    return (
      <Section title={t('quotas')}>
        <Typography.Text type="secondary">{t('quotas.shared')}</Typography.Text>
      </Section>
    )
  const set = may && (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('quota.set')}
    </Button>
  )
  return (
    <Section title={t('quotas')} extra={set}>
      <ListTable
        path="/api/console/inventory/pools/{pool_id}/quotas"
        at={{ pool_id: pool.id }}
        rowKey="sku_id"
        columns={shown}
        acts={may ? (row) => (row.sku ? [{ key: 'set', title: t('quota.set'), run: () => setEdited(row.sku ?? null) }] : []) : undefined}
        open={(row) => `/inventory/stock/${row.sku_id}`}
        empty={{ why: t('quotas.none') }}
      />
      <SetQuota pool={pool} goods={edited} onClose={() => setEdited(null)} />
    </Section>
  )
}

function columns(t: Text): Column<Quota>[] {
  return [
    { key: 'goods', title: t('goods'), show: (row) => <GoodsCell goods={row.sku} /> },
    { key: 'asked', title: t('asked'), right: true, show: (row) => row.asked },
    { key: 'sellable', title: t('sellable'), right: true, show: (row) => row.sellable },
    { key: 'locked', title: t('locked'), right: true, show: (row) => row.locked },
    { key: 'released', title: t('released'), show: (row) => <Time at={row.released_at} /> },
  ]
}

function SetQuota({ pool, goods, onClose }: { pool: Pool; goods: Goods | 'new' | null; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const set = useAct('put', '/api/console/inventory/pools/{pool_id}/quotas')
  const [found, setFound] = useState<Goods>()
  const chosen = goods === 'new' ? found : (goods ?? undefined)

  async function scan(code: string) {
    const { data, error } = await client.GET('/api/console/inventory/scan', { params: { query: { code } } })
    const one = data?.find((each) => each.merchant_id === pool.merchant_id)
    if (one === undefined) say.problem(error)
    else setFound(one)
  }

  async function submit({ asked }: { asked: number }) {
    if (chosen === undefined) throw { type: '', title: t('scan.first'), detail: t('scan.first'), status: 0, code: '', instance: '', errors: [] }
    await set.run({ params: { path: { pool_id: pool.id } }, body: { quotas: [{ sku_id: chosen.id, asked }] } })
    say.done(t('quota.saved'))
  }

  function close() {
    setFound(undefined)
    onClose()
  }

  return (
    <FormModal<{ asked: number }> open={goods !== null} title={t('quota.set')} onSubmit={submit} onClose={close}>
      <Flex vertical gap={12} style={{ marginBlockEnd: 16 }}>
        <Typography.Text type="secondary">{t('quotas.what')}</Typography.Text>
        {goods === 'new' && (
          <div role="presentation" onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
            <ScanField onScan={(code) => void scan(code)} placeholder={t('scan')} />
          </div>
        )}
        {chosen !== undefined && <GoodsCell goods={chosen} />}
      </Flex>
      <WholeField name="asked" label={t('asked')} min={0} required />
    </FormModal>
  )
}
