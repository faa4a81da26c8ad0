/** The fields of a role, in the order in which one thinks of them. */
import { Custom, FieldGroup, LongTextField, RadioField, TextField } from '@ui/fields'
import { FieldsInput } from './fields-input'
import { FunctionsInput } from './functions-input'
import { ReachFields } from './reach-fields'
import { useText } from './texts'
import type { Console } from './values'

export function RoleFields({ console, disabled = false, fresh = false }: { console: Console; disabled?: boolean; fresh?: boolean }) {
  const t = useText()
  const states = (['active', 'disabled'] as const).map((one) => ({ value: one, label: t(`state.${one}`) }))
  return (
    <>
      <TextField name="name" label={t('name')} required />
      <LongTextField name="description" label={t('description')} max={500} rows={2} />
      {!fresh && <RadioField name="state" label={t('state')} options={states} />}
      <FieldGroup title={t('functions')}>
        <Custom name="permissions" label="">
          <FunctionsInput console={console} disabled={disabled} />
        </Custom>
      </FieldGroup>
      <FieldGroup title={t('reach')}>
        <ReachFields console={console} />
      </FieldGroup>
      <FieldGroup title={t('fields')} help={t('fields.what')}>
        <Custom name="field_rights" label="">
          <FieldsInput disabled={disabled} />
        </Custom>
      </FieldGroup>
    </>
  )
}
