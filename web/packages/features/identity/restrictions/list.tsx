/** From where and when people may work. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { type Restriction, RestrictionForm } from './form'
import { clockOf, runsOf } from './hours'
import { type Text, useText } from './texts'

const SHUT_OUT = 'sign_in.would_shut_oneself_out'

export default function Restrictions() {
  const t = useText()
  const word = useWords()
  const may = useMay()('identity.sign_in_rule', 'write')
  const remove = useRemoval(t)
  const [open, setOpen] = useState<Restriction | 'new' | null>(null)
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  return (
    <>
      <ListPage
        path="/api/console/identity/sign-in-rules"
        title={t('title')}
        what={t('what')}
        primary={make}
        columns={columnsOf(t, word('changed'), word('state'))}
        filters={[{ kind: 'choice', name: 'console', title: t('console'), options: consolesOf(t) }]}
        acts={(one) =>
          may
            ? [
                { key: 'edit', title: word('act.edit'), run: () => setOpen(one) },
                { key: 'remove', title: t('remove'), run: () => remove(one), danger: true },
              ]
            : []
        }
        empty={{ why: t('none') }}
      />
      {open !== null && <RestrictionForm rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

function useRemoval(t: Text) {
  const say = useSay()
  const act = useAct('delete', '/api/console/identity/sign-in-rules/{rule_id}')
  const send = (rule: Restriction, lock_out_ok: boolean) => act.run({ params: { path: { rule_id: rule.id }, query: { lock_out_ok } } })
  return async (rule: Restriction) => {
    const sure = { title: t('remove.title'), what: t('remove.what', { name: nameOf(rule, t) }), act: t('remove'), danger: true }
    if (!(await say.confirm(sure))) return
    const known = { title: t('shut-out.title'), what: t('shut-out.what'), act: t('shut-out.act'), danger: true }
    try {
      await send(rule, false).catch(async (error: unknown) => {
        if (asProblem(error).code !== SHUT_OUT || !(await say.confirm(known))) throw error
        await send(rule, true)
      })
      say.done(t('removed'))
    } catch (error) {
      say.problem(error)
    }
  }
}

function consolesOf(t: Text) {
  return (['platform', 'merchant', 'warehouse'] as const).map((value) => ({ value, label: t(`console.${value}`) }))
}

function nameOf(rule: Restriction, t: Text): string {
  return rule.account ?? rule.role ?? (rule.console ? t(`console.${rule.console}`) : '—')
}

function columnsOf(t: Text, changed: string, state: string): Column<Restriction>[] {
  return [
    { key: 'subject', title: t('scope'), show: (one) => <Subject rule={one} t={t} /> },
    { key: 'networks', title: t('networks'), show: (one) => <Networks rule={one} t={t} /> },
    { key: 'hours', title: t('hours'), show: (one) => hoursOf(one, t) },
    { key: 'place', title: t('place'), show: (one) => one.place ?? (one.merchant_id ?? one.warehouse_id ?? t('place.all')) },
    { key: 'state', title: state, show: (one) => <StatusTag meaning={one.enabled ? 'good' : 'off'}>{t(one.enabled ? 'on' : 'off')}</StatusTag> },
    { key: 'note', title: t('note'), show: (one) => one.note || '—' },
    { key: 'changed', title: changed, show: (one) => <Time at={one.changed_at} />, hidden: true },
  ]
}

function Subject({ rule, t }: { rule: Restriction; t: Text }) {
  return (
    <>
      <Tag>{t(`scope.${rule.scope as 'account' | 'role' | 'console'}`)}</Tag>
      {nameOf(rule, t)}
    </>
  )
}

function Networks({ rule, t }: { rule: Restriction; t: Text }) {
  if (rule.networks.length === 0) return t('networks.any')
  return (
    <Flex vertical>
      {rule.networks.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </Flex>
  )
}

function hoursOf(rule: Restriction, t: Text): string {
  if (rule.from_minute === null || rule.to_minute === null) return t('hours.any')
  const name = (day: number) => t(`day.${day as 1}`)
  const runs = runsOf(rule.weekdays).map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`))
  return `${t('days', { days: runs.join('、') })} ${clockOf(rule.from_minute)}–${clockOf(rule.to_minute)}`
}
