/** A restriction: for whom, from which networks, at which hours. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { Custom, FieldGroup, RadioField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useMe } from '@ui/me'
import { Select } from '@ui/parts'
import { useSay } from '@ui/say'
import { spanOf } from './hours'
import { type Span, SpanControl, WeekdaysControl } from './hours-field'
import { AccountControl, RoleControl } from './subjects'
import { useText } from './texts'

export type Restriction = Schema<'RestrictionView'>
type Scope = 'account' | 'role' | 'console'
interface Values {
  scope: Scope
  account_id?: string
  role_id?: string
  console?: 'platform' | 'merchant' | 'warehouse'
  networks?: string[] | null
  weekdays?: number[] | null
  span?: Span
  enabled: boolean
  note?: string | null
}

const SHUT_OUT = 'sign_in.would_shut_oneself_out'

/** `rule`: the one that is changed; null for a new one. */
export function RestrictionForm({ rule, onClose }: { rule: Restriction | null; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/identity/sign-in-rules')
  const edit = useAct('put', '/api/console/identity/sign-in-rules/{rule_id}')
  const [scope, setScope] = useState<Scope>('account')

  async function send(values: Values, lock_out_ok: boolean) {
    const terms = { ...termsOf(values), lock_out_ok }
    if (rule !== null) await edit.run({ params: { path: { rule_id: rule.id } }, body: { ...terms, version: rule.version } })
    else await make.run({ body: { ...terms, [subjectOf(values.scope)]: values[subjectOf(values.scope)] } })
    say.done(t('saved'))
  }
  async function submit(values: Values) {
    try {
      await send(values, false)
    } catch (error) {
      const question = { title: t('shut-out.title'), what: t('shut-out.what'), act: t('shut-out.act'), danger: true }
      if (asProblem(error).code !== SHUT_OUT || !(await say.confirm(question))) throw error
      await send(values, true)
    }
  }
  return (
    <FormDrawer<Values>
      open
      title={t(rule === null ? 'new' : 'edit')}
      initial={rule === null ? { scope: 'account', enabled: true } : initialOf(rule)}
      onChange={(changed) => changed.scope && setScope(changed.scope)}
      onClose={onClose}
      onSubmit={submit}
    >
      {rule === null && <Subject scope={scope} />}
      <Custom name="networks" label={t('networks')} help={t('networks.help')}>
        <Select mode="tags" tokenSeparators={[',', ' ', '，']} open={false} suffixIcon={null} maxCount={100} />
      </Custom>
      <FieldGroup title={t('hours')}>
        <Custom name="weekdays" label={t('weekdays')} help={t('weekdays.help')}>
          <WeekdaysControl />
        </Custom>
        <Custom name="span" label={t('span')} help={t('span.help')}>
          <SpanControl />
        </Custom>
      </FieldGroup>
      <TextField name="note" label={t('note')} />
      <SwitchField name="enabled" label={t('enabled')} />
    </FormDrawer>
  )
}

function Subject({ scope }: { scope: Scope }) {
  const t = useText()
  const { place } = useMe()
  const scopes = (['account', 'role', 'console'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))
  const open = place.console === 'platform' ? (['platform', 'merchant', 'warehouse'] as const) : [place.console]
  const consoles = open.map((value) => ({ value, label: t(`console.${value}`) }))
  return (
    <>
      <RadioField name="scope" label={t('scope')} options={scopes} required />
      {scope === 'account' && (
        <Custom name="account_id" label={t('account')} required>
          <AccountControl />
        </Custom>
      )}
      {scope === 'role' && (
        <Custom name="role_id" label={t('role')} required>
          <RoleControl />
        </Custom>
      )}
      {scope === 'console' && <RadioField name="console" label={t('console')} options={consoles} required />}
    </>
  )
}

function subjectOf(scope: Scope) {
  return scope === 'console' ? scope : (`${scope}_id` as const)
}

function termsOf(values: Values) {
  const span = values.span ? spanOf(...values.span) : {}
  return { networks: values.networks ?? [], weekdays: values.weekdays ?? [], ...span, enabled: values.enabled, note: values.note ?? '' }
}

function initialOf(rule: Restriction): Partial<Values> {
  const { from_minute: from, to_minute: to } = rule
  const span: Span = from === null || to === null ? null : [from, to]
  return { scope: rule.scope as Scope, networks: rule.networks, weekdays: rule.weekdays, span, enabled: rule.enabled, note: rule.note }
}
