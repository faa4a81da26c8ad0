/** How far a role reaches: whose records, and on the platform which merchants and warehouses. */
import { api } from '@api/client'
import { ChoicesField, RadioField, TreeField } from '@ui/fields'
import { Form } from '@ui/parts'
import { branchesOf } from '../branches'
import { useText } from './texts'
import type { Console, Values } from './values'

const SCOPES: Values['data_scope'][] = ['all', 'department_and_below', 'department', 'own', 'chosen']
const SITES_SHOWN = 200

export function ReachFields({ console }: { console: Console }) {
  const t = useText()
  const scope = Form.useWatch<Values['data_scope'] | undefined>('data_scope')
  const departments = api.useQuery('get', '/api/console/identity/departments', {}, { enabled: scope === 'chosen' })
  return (
    <>
      <RadioField name="data_scope" label={t('data-scope')} options={SCOPES.map((one) => ({ value: one, label: t(`scope.${one}`) }))} />
      {scope === 'chosen' && <TreeField name="department_ids" label={t('departments')} tree={branchesOf(departments.data)} many />}
      {console === 'platform' && <Sites kind="merchant" name="merchant_ids" label={t('merchants')} />}
      {console === 'platform' && <Sites kind="warehouse" name="warehouse_ids" label={t('warehouses')} />}
    </>
  )
}

function Sites({ kind, name, label }: { kind: 'merchant' | 'warehouse'; name: string; label: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/identity/sites', { params: { query: { kind, limit: SITES_SHOWN } } })
  const options = (asked.data?.items ?? []).map((site) => ({ value: site.id, label: site.name }))
  return <ChoicesField name={name} label={label} options={options} loading={asked.isLoading} help={t('open')} />
}
