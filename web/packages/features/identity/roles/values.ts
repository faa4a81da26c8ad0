/** A role as the form has it, and as the API wants it. */
import type { Schema } from '@api/types'

export type Role = Schema<'RoleView'>
export type Console = Role['console']

export interface Values {
  name: string
  description: string | null
  state: Role['state']
  permissions: string[]
  data_scope: Role['data_scope']
  department_ids: string[] | null
  merchant_ids: string[] | null
  warehouse_ids: string[] | null
  field_rights: Role['field_rights']
}

export const EMPTY: Values = {
  name: '',
  description: '',
  state: 'active',
  permissions: [],
  data_scope: 'all',
  department_ids: null,
  merchant_ids: null,
  warehouse_ids: null,
  field_rights: {},
}

const orOpen = (ids: string[] | null | undefined) => (ids && ids.length > 0 ? ids : null)

/** What it gives; nothing chosen leaves that kind of reach open. */
export function givesOf(values: Values) {
  return {
    permissions: values.permissions,
    data_scope: values.data_scope,
    department_ids: values.data_scope === 'chosen' ? (values.department_ids ?? []) : null,
    merchant_ids: orOpen(values.merchant_ids),
    warehouse_ids: orOpen(values.warehouse_ids),
    field_rights: values.field_rights,
  }
}
