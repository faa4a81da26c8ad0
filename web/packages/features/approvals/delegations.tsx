/** Who decides in whose stead, and for how long. */
import { useMemo, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ChoicesField, Custom, TextField, TimeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { Person } from '@ui/person'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Say } from '@ui/texts'
import { Time } from '@ui/time'
import { type Key, useText } from './arranging-texts'
import { PeopleSelect } from './people-select'

type Delegation = Schema<'DelegationView'>
type Phase = 'running' | 'coming' | 'over'

interface Given {
  substitute_id: string
  acts: string[] | null
  from_at: string
  until_at: string
  reason: string
}

const meanings: Record<Phase, Meaning> = { running: 'good', coming: 'waiting', over: 'off' }

/** Whether a delegation holds at a moment, will do so, or does so no more. */
export function phaseOf(one: Pick<Delegation, 'from_at' | 'until_at' | 'ended_at'>, now: number): Phase {
  if (one.ended_at !== null || Date.parse(one.until_at) <= now) return 'over'
  return Date.parse(one.from_at) <= now ? 'running' : 'coming'
}

export default function Delegations() {
  const t = useText()
  const me = useMe()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const acts = api.useQuery('get', '/api/console/approvals/acts').data
  const shown = useMemo(() => columns(t, new Map(acts?.map((one) => [one.code, one.name]))), [t, acts])
  const end = useAct('post', '/api/console/approvals/delegations/{delegation_id}/end')

  async function endOne(one: Delegation) {
    const question = { title: t('delegation.end'), what: t('delegation.end.what', { name: one.substitute }), act: t('delegation.end'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await end.run({ params: { path: { delegation_id: one.id } } })
      say.done(t('delegation.ended'))
    } catch (error) {
      say.problem(error)
    }
  }

  const fresh = (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t('delegations.new')}
    </Button>
  )
  return (
    <ListPage
      path="/api/console/approvals/delegations"
      title={t('delegations.title')}
      what={t('delegations.what')}
      columns={shown}
      primary={fresh}
      acts={(one) => (one.account_id === me.id && phaseOf(one, Date.now()) !== 'over' ? [{ key: 'end', title: t('delegation.end'), danger: true, run: () => endOne(one) }] : [])}
      empty={{ why: t('delegations.none') }}
    >
      <Give open={open} acts={acts ?? []} onClose={() => setOpen(false)} />
    </ListPage>
  )
}

function columns(t: Say<Key>, acts: ReadonlyMap<string, string>): Column<Delegation>[] {
  return [
    { key: 'from', title: t('delegations.from'), show: (one) => <Person name={one.name} /> },
    { key: 'substitute', title: t('substitute'), show: (one) => <Person name={one.substitute} /> },
    { key: 'acts', title: t('acts'), show: (one) => one.acts?.map((act) => acts.get(act) ?? act).join('、') ?? t('acts.all') },
    { key: 'begin', title: t('from-at'), show: (one) => <Time at={one.from_at} exact /> },
    { key: 'until', title: t('until-at'), show: (one) => <Time at={one.until_at} exact /> },
    { key: 'reason', title: t('delegation.reason'), show: (one) => one.reason },
    { key: 'state', title: t('state'), show: (one) => <PhaseTag one={one} t={t} /> },
  ]
}

function PhaseTag({ one, t }: { one: Delegation; t: Say<Key> }) {
  const [now] = useState(() => Date.now())
  const phase = phaseOf(one, now)
  return <StatusTag meaning={meanings[phase]}>{t(`delegation.${phase}`)}</StatusTag>
}

function Give({ open, acts, onClose }: { open: boolean; acts: readonly Schema<'ActView'>[]; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const give = useAct('post', '/api/console/approvals/delegations')

  async function send(given: Given) {
    await give.run({ body: { ...given, acts: given.acts?.length ? given.acts : null } })
    say.done(t('delegation.given'))
  }

  return (
    <FormDrawer<Given> open={open} title={t('delegations.new')} submit={t('delegations.new')} initial={{ acts: [] }} onSubmit={send} onClose={onClose}>
      <Custom name="substitute_id" label={t('substitute')} help={t('substitute.help')} required>
        <PeopleSelect />
      </Custom>
      <TimeField name="from_at" label={t('from-at')} required />
      <TimeField name="until_at" label={t('until-at')} required />
      <ChoicesField name="acts" label={t('acts')} help={t('acts.help')} options={acts.map((one) => ({ value: one.code, label: one.name }))} />
      <TextField name="reason" label={t('delegation.reason')} required />
    </FormDrawer>
  )
}
