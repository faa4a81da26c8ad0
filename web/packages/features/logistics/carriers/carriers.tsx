/** Carriers as the whole house knows them. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useMay } from '@ui/me'
import { Card, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

type Carrier = Schema<'CarrierView'>
const PHONE_LENGTH_MAX = 40

export function Carriers() {
  const t = useText()
  const say = useSay()
  const may = useMay()('logistics.carrier', 'write')
  const { nameOf: name } = useCarriers()
  const asked = api.useQuery('get', '/api/console/logistics/carriers')
  const [edited, setEdited] = useState<Carrier | null>(null)
  const edit = useAct('put', '/api/console/logistics/carriers/{carrier_code}')

  async function submit(values: { enabled: boolean; phone?: string }) {
    if (edited === null) return
    await edit.run({ params: { path: { carrier_code: edited.code } }, body: { enabled: values.enabled, phone: values.phone ?? '', version: edited.version } })
    say.done(t('saved'))
  }

  return (
    <Card title={t('carriers')}>
      <PlainTable<Carrier>
        rows={asked.data}
        rowKey="code"
        columns={[
          { key: 'name', title: t('carrier'), show: (one) => <Typography.Text strong>{name(one.code)}</Typography.Text> },
          { key: 'pattern', title: t('pattern'), show: (one) => <Typography.Text code>{one.number_pattern}</Typography.Text> },
          { key: 'phone', title: t('phone'), width: 140, show: (one) => one.phone || '—' },
          { key: 'enabled', title: t('enabled'), width: 110, show: (one) => <StatusTag meaning={one.enabled ? 'good' : 'off'}>{t(one.enabled ? 'on' : 'off')}</StatusTag> },
        ]}
        acts={may ? (one) => [{ key: 'edit', title: t('edit'), run: () => setEdited(one) }] : undefined}
      />
      {edited !== null && (
        <FormDrawer<{ enabled: boolean; phone?: string }> title={t('carriers.edit', { name: name(edited.code) })} open onClose={() => setEdited(null)} initial={{ enabled: edited.enabled, phone: edited.phone }} onSubmit={submit}>
          <SwitchField name="enabled" label={t('enabled')} />
          <TextField name="phone" label={t('phone')} max={PHONE_LENGTH_MAX} />
        </FormDrawer>
      )}
    </Card>
  )
}
