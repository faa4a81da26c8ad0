/** Changing one setting, with the control that its kind asks for. */
import { useAct } from '@api/act'
import { ChoiceField, Custom, SwitchField, TextField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Select } from '@ui/parts'
import { PictureField } from '@ui/picture-field'
import { useSay } from '@ui/say'
import { useText } from './texts'
import { asSent, bound, kindOf, type Setting } from './value'

interface Values {
  value: unknown
}

export function SettingForm({ setting, onClose }: { setting: Setting | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const change = useAct('put', '/api/console/settings/{code}', { touches: ['/api/console/settings', '/api/console/branding'] })
  if (setting === undefined) return null
  const { code, version, name } = setting
  return (
    <FormModal<Values>
      open
      title={name}
      initial={{ value: setting.value }}
      onClose={onClose}
      onSubmit={async ({ value }) => {
        await change.run({ params: { path: { code } }, body: { version, value: asSent(setting, value) } })
        say.done(t('done', { name }))
      }}
    >
      <ValueField setting={setting} />
    </FormModal>
  )
}

function ValueField({ setting }: { setting: Setting }) {
  const t = useText()
  const { wanted, name, help } = setting
  const field = { name: 'value', label: name, help }
  const least = bound(wanted, 'minimum')
  const most = bound(wanted, 'maximum')
  switch (kindOf(setting)) {
    case 'whole':
      return <WholeField {...field} required min={least} max={most} unit={wanted['x-unit'] === 'second' ? t('seconds') : undefined} />
    case 'yes-no':
      return <SwitchField {...field} />
    case 'choice':
      return <ChoiceField {...field} required options={Object.entries(setting.choices).map(([value, label]) => ({ value, label }))} />
    case 'file':
      return (
        <Custom {...field}>
          <PictureField purpose={String(wanted['x-file'])} />
        </Custom>
      )
    case 'list':
      return (
        <Custom {...field}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} maxCount={bound(wanted, 'maxItems')} />
        </Custom>
      )
    default:
      return <TextField {...field} required={(bound(wanted, 'minLength') ?? 0) > 0} max={bound(wanted, 'maxLength')} />
  }
}

const separators = [',', '，', ' ', '\n']
