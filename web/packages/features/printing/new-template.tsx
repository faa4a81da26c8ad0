/** A new template: for which print, how it is called. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { ChoiceField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { paperOf } from './paper'
import { useText } from './texts'

const NAME_LENGTH_MAX = 60

export function NewTemplate({ kinds, close }: { kinds: readonly Schema<'PrintKindSummaryView'>[]; close: () => void }) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const make = useAct('post', '/api/console/printing/templates')
  return (
    <FormModal<{ kind: string; name: string }>
      title={t('new')}
      open
      onClose={close}
      initial={{ kind: kinds[0]?.code ?? 'waybill', name: '' }}
      submit={t('create')}
      onSubmit={async (values) => {
        const id = await make.run({ body: values })
        say.done(t('created'))
        void go(`/printing/templates/${id}`)
      }}
    >
      <ChoiceField name="kind" label={t('kind')} required options={kinds.map((one) => ({ value: one.code, label: `${one.name} · ${paperOf(one, t)}` }))} />
      <TextField name="name" label={t('name')} help={t('name.hint')} required max={NAME_LENGTH_MAX} />
    </FormModal>
  )
}
