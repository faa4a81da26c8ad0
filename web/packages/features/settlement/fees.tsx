/** Fees of the platform: which hold, which will, which did. They are ended, never changed. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { api } from '@api/client'
import { categoryName, useCategories } from '@ui/category-tree'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { FeeForm } from './fee-form'
import { feeChoices, feeName, type Text, useText } from './texts'

type Fee = Schema<'FeeRuleView'>
const PATH = '/api/console/settlement/fee-rules'
const SCOPES = ['all', 'category', 'brand', 'merchant', 'offer'] as const
export const SHOPS_MAX = 200

function standing(fee: Fee, now: number): 'coming' | 'running' | 'over' {
  if (fee.valid_to !== null && Date.parse(fee.valid_to) <= now) return 'over'
  return Date.parse(fee.valid_from) > now ? 'coming' : 'running'
}

const MEANINGS = { coming: 'waiting', running: 'good', over: 'off' } as const

function columnsOf(t: Text, nameOf: (fee: Fee) => string): Column<Fee>[] {
  const now = Date.now()
  const bound = (fen: number | null) => (fen === null ? '—' : <Money fen={fen} />)
  return [
    { key: 'fee', title: t('fee'), width: 140, show: (it) => feeName(t, it.fee) },
    { key: 'state', title: t('state'), width: 100, show: (it) => <StatusTag meaning={MEANINGS[standing(it, now)]}>{t(`state.${standing(it, now)}`)}</StatusTag> },
    { key: 'scope', title: t('scope'), width: 220, show: (it) => [t(`scope.${it.scope}`), nameOf(it)].filter(Boolean).join(' · ') },
    { key: 'rate', title: t('rate'), width: 90, right: true, show: (it) => `${it.rate_bp / 100}%` },
    { key: 'fixed', title: t('fixed'), width: 130, right: true, show: (it) => (it.fixed_fen === 0 ? '—' : <><Money fen={it.fixed_fen} /> / {t(`per.${it.fixed_per}`)}</>) },
    { key: 'floor', title: t('floor'), width: 100, right: true, hidden: true, show: (it) => bound(it.floor_fen) },
    { key: 'cap', title: t('cap'), width: 100, right: true, hidden: true, show: (it) => bound(it.cap_fen) },
    { key: 'from', title: t('from'), width: 130, sort: 'valid_from', show: (it) => <Time at={it.valid_from} /> },
    { key: 'to', title: t('to'), width: 130, show: (it) => (it.valid_to === null ? t('to.open') : <Time at={it.valid_to} />) },
  ]
}

export default function Fees() {
  const t = useText()
  const say = useSay()
  const mayWrite = useMay()('settlement.fee', 'write')
  const { tree } = useCategories()
  const shops = api.useQuery('get', '/api/console/merchants/merchants', { params: { query: { limit: SHOPS_MAX } } }).data?.items ?? []
  const [adding, setAdding] = useState(false)
  const end = useAct('post', '/api/console/settlement/fee-rules/{rule_id}/end', { touches: [PATH] })
  const nameOf = ({ scope, scope_id }: Fee) => {
    if (scope === 'category') return categoryName(tree, scope_id)
    return scope === 'merchant' ? (shops.find((one) => one.id === scope_id)?.name ?? '') : ''
  }
  async function stop(fee: Fee) {
    if (!(await say.confirm({ title: t('end'), what: t('end.ask'), act: t('end') }))) return
    try {
      await end.run({ params: { path: { rule_id: fee.id } }, body: { valid_to: new Date().toISOString() } })
      say.done(t('ended'))
    } catch (error) {
      say.problem(error)
    }
  }
  const acts = (fee: Fee): RowAct[] => (mayWrite && standing(fee, Date.now()) !== 'over' ? [{ key: 'end', title: t('end'), danger: true, run: () => stop(fee) }] : [])
  const filters: Filter[] = [
    { kind: 'choice', name: 'fee', title: t('fee'), options: feeChoices(t) },
    { kind: 'choice', name: 'scope', title: t('scope'), options: SCOPES.map((value) => ({ value, label: t(`scope.${value}`) })) },
  ]
  return (
    <>
      <ListPage path={PATH} title={t('title')} what={t('what')} columns={columnsOf(t, nameOf)} filters={filters} acts={acts} primary={mayWrite && <Button type="primary" onClick={() => setAdding(true)}>{t('add')}</Button>} empty={{ why: t('none') }} />
      {adding && <FeeForm shops={shops.map((one) => ({ value: one.id, label: one.name }))} close={() => setAdding(false)} />}
    </>
  )
}
