/** Whether something is offered. */
import { RadioField } from '@ui/fields'
import { StatusTag } from '@ui/status-tag'
import { useLibraryText } from './texts'

export type Standing = 'active' | 'disabled'

export function StandingTag({ state }: { state: Standing }) {
  const t = useLibraryText()
  return <StatusTag meaning={state === 'active' ? 'good' : 'off'}>{t(state)}</StatusTag>
}

export function StandingField() {
  const t = useLibraryText()
  const options = (['active', 'disabled'] as const).map((value) => ({ value, label: t(value) }))
  return <RadioField name="state" label={t('state')} help={t('disabled.help')} options={options} />
}
