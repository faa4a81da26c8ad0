/** What happened to a SKU over time: one account of one layer, newest first, with its documents. */
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Refused } from '@ui/errors'
import { Button, Flex, Select, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { useText } from '../texts'
import { reasonOf, signed } from '../words'
import type { Stock } from './detail'

type Movement = Schema<'MovementView'>
const OF_WAREHOUSE = ['good', 'damaged', 'inspect', 'frozen', 'picked', 'coming'] as const
const OF_DISPATCH = ['free', 'assigned', 'transit', 'short'] as const
const OF_SALES = ['sellable', 'sold', 'oversold'] as const
type Account = (typeof OF_WAREHOUSE)[number] | (typeof OF_DISPATCH)[number] | (typeof OF_SALES)[number]

export function Statement({ stock }: { stock: Stock }) {
  const t = useText()
  const [account, setAccount] = useState<Account>('good')
  const [place, setPlace] = useState(stock.warehouses[0]?.warehouse_id)
  const ofSales = OF_SALES.some((one) => one === account)
  const asked = api.useInfiniteQuery(
    'get',
    '/api/console/inventory/stock/{sku_id}/statement',
    { params: { path: { sku_id: stock.sku.id }, query: { account, warehouse_id: ofSales ? undefined : place } } },
    { pageParamName: 'before', initialPageParam: null, getNextPageParam: (last: Schema<'StockStatementView'>) => last.next ?? undefined },
  )
  const group = (layer: 'layer.warehouse' | 'layer.dispatch' | 'layer.sales', accounts: readonly Account[]) => ({
    label: t(layer),
    options: accounts.map((one) => ({ value: one, label: t(one) })),
  })
  const choices = [group('layer.warehouse', OF_WAREHOUSE), group('layer.dispatch', OF_DISPATCH), ...(stock.sales === null ? [] : [group('layer.sales', OF_SALES)])]
  const chooser = (
    <Flex gap={8}>
      {!ofSales && (
        <Select
          aria-label={t('warehouse')}
          value={place}
          onChange={setPlace}
          style={{ minWidth: 140 }}
          options={stock.warehouses.map((one) => ({ value: one.warehouse_id, label: one.warehouse_name }))}
        />
      )}
      <Select aria-label={t('statement.account')} value={account} onChange={setAccount} options={choices} style={{ minWidth: 140 }} />
    </Flex>
  )
  return (
    <Section title={t('statement.title')} extra={chooser}>
      {asked.error === null ? (
        <Flex vertical gap={12}>
          <Movements rows={asked.data?.pages.flatMap((page) => page.movements)} />
          {asked.hasNextPage && (
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t('statement.more')}
            </Button>
          )}
        </Flex>
      ) : (
        <Refused error={asked.error} retry={() => void asked.refetch()} />
      )}
    </Section>
  )
}

function Movements({ rows }: { rows: Movement[] | undefined }) {
  const t = useText()
  return (
    <PlainTable<Movement>
      rows={rows}
      columns={[
        { key: 'at', title: t('statement.at'), show: (row) => <Time at={row.at} exact /> },
        { key: 'reason', title: t('statement.reason'), show: (row) => reasonOf(t, row.reason) },
        { key: 'document', title: t('statement.document'), show: (row) => <Document row={row} /> },
        { key: 'change', title: t('statement.change'), right: true, show: (row) => <Change count={row.change} /> },
        { key: 'locked', title: t('statement.locked'), right: true, show: (row) => (row.locked === 0 ? '' : signed(row.locked)) },
        { key: 'balance', title: t('statement.balance'), right: true, show: (row) => row.balance },
        { key: 'by', title: t('statement.by'), show: (row) => row.actor_name || t('statement.house') },
      ]}
      empty={t('statement.none')}
    />
  )
}

function Document({ row }: { row: Movement }) {
  if (row.document_number === '') return <Typography.Text type="secondary">{row.document_kind}</Typography.Text>
  return <Link to={`/inventory/documents/${row.document_id}`}>{row.document_number}</Link>
}

function Change({ count }: { count: number }) {
  if (count === 0) return null
  return <Typography.Text type={count > 0 ? 'success' : 'danger'}>{signed(count)}</Typography.Text>
}
