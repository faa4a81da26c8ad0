/** Bounds that were set one by one; all other goods keep to those of the settings. */
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import type { RowOf } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowAct } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { GoodsCell, titleOf } from '../goods'
import { useWarehouses } from '../places/hooks'
import { RuleForm } from '../stock/rule-form'
import { useText as useStockText } from '../texts'
import { type Text, useText } from './texts'

type Rule = RowOf<'/api/console/inventory/stock-rules'>

export default function Rules() {
  const t = useText()
  const s = useStockText()
  const word = useWords()
  const say = useSay()
  const { place } = useMe()
  const may = useMay()('inventory.alert', 'write')
  const warehouses = useWarehouses()
  const [edited, setEdited] = useState<Rule>()
  const remove = useAct('delete', '/api/console/inventory/stock-rules/{rule_id}')
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'text', name: 'text', title: s('stock.search') },
      ...(place.console === 'warehouse' ? [] : [{ kind: 'choice' as const, name: 'warehouse_id', title: t('warehouse'), options: warehouses }]),
    ],
    [s, t, warehouses, place.console],
  )

  async function takeAway(rule: Rule) {
    if (!(await say.confirm({ title: t('rules.remove'), what: `${titleOf(rule.sku)} · ${rule.warehouse_name}`, act: word('act.delete'), danger: true }))) return
    try {
      await remove.run({ params: { path: { rule_id: rule.id } } })
      say.done(t('rules.removed'))
    } catch (error) {
      say.problem(error)
    }
  }
  const acts = (rule: Rule): RowAct[] => [
    { key: 'edit', title: word('act.edit'), run: () => setEdited(rule) },
    { key: 'remove', title: word('act.delete'), danger: true, run: () => takeAway(rule) },
  ]
  const toStock = (
    <Link to="/inventory/stock">
      <Button tabIndex={-1}>{t('rules.to-stock')}</Button>
    </Link>
  )
  return (
    <>
      <ListPage
        path="/api/console/inventory/stock-rules"
        title={t('rules.title')}
        what={t('rules.what')}
        columns={columns(t)}
        filters={filters}
        acts={may ? acts : undefined}
        open={(rule) => `/inventory/stock/${rule.sku_id}`}
        empty={{ why: t('rules.none'), next: toStock }}
      />
      <RuleForm sku={edited?.sku_id ?? ''} place={edited && { ...edited, rule_version: edited.version }} onClose={() => setEdited(undefined)} />
    </>
  )
}

function columns(t: Text): Column<Rule>[] {
  return [
    { key: 'goods', title: t('goods'), width: 340, show: (rule) => <GoodsCell goods={rule.sku} width={260} /> },
    { key: 'warehouse', title: t('warehouse'), show: (rule) => rule.warehouse_name || '—' },
    { key: 'low', title: t('rules.low'), right: true, show: (rule) => <Bound count={rule.low_quantity} t={t} /> },
    { key: 'over', title: t('rules.over'), right: true, show: (rule) => <Bound count={rule.over_quantity} t={t} /> },
    { key: 'ageing', title: t('rules.ageing'), right: true, show: (rule) => <Bound count={rule.ageing_days} t={t} /> },
    { key: 'near', title: t('rules.near'), right: true, show: (rule) => <Bound count={rule.near_expiry_days} t={t} /> },
    { key: 'changed', title: t('rules.changed'), show: (rule) => <Time at={rule.changed_at} /> },
  ]
}

/** What is not set is as the settings say. */
function Bound({ count, t }: { count: number | null; t: Text }) {
  return count === null ? <Typography.Text type="secondary">{t('rules.usual')}</Typography.Text> : count.toLocaleString('en-US')
}
