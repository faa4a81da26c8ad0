/** Values of a request's changes as people read them: permissions, field rights, memberships. */
import type { Say } from '@ui/texts'
import type { FieldKey } from './field-texts'

/** What codes and ids are called, as far as the reader may know. */
export interface Names {
  functions: ReadonlyMap<string, string>
  fields: ReadonlyMap<string, string>
  roles: ReadonlyMap<string, string>
}

type Words = Say<FieldKey>
type Told = string | string[] | null

const SCOPES = ['all', 'department_and_below', 'department', 'own', 'chosen'] as const
const RIGHTS = ['hidden', 'masked', 'read', 'write'] as const
const IDS = new Set(['department_ids', 'merchant_ids', 'warehouse_ids', 'category_ids', 'channel_ids'])

/** The value in words; what is not known here stays as it came. */
export function worded(field: string, value: unknown, names: Names, t: Words): unknown {
  if (field === 'permissions') return listed(value, (one) => permission(one, names, t))
  if (field === 'memberships') return listed(value, (one) => membership(one, names, t))
  if (field === 'field_rights') return rights(value, names, t)
  if (field === 'data_scope') return scope(value, t)
  if (IDS.has(field) && value === null) return t('told.unlimited')
  return value
}

function listed(value: unknown, word: (one: unknown) => string): unknown {
  return Array.isArray(value) ? value.map(word) : value
}

function permission(one: unknown, { functions }: Names, t: Words): string {
  const text = String(one)
  if (text === '*') return t('told.everything')
  if (text === '*.read') return t('told.every-read')
  const at = text.lastIndexOf('.')
  const [code, level] = [text.slice(0, at), text.slice(at + 1)]
  if (level !== 'read' && level !== 'write') return text
  return t('told.line', { what: functions.get(code) ?? code, level: t(`level.${level}`) })
}

function rights(value: unknown, { fields }: Names, t: Words): Told | unknown {
  if (!isRecord(value)) return value
  return Object.entries(value).map(([code, right]) => {
    const known = RIGHTS.find((one) => one === right)
    return t('told.line', { what: fields.get(code) ?? code, level: known === undefined ? String(right) : t(`right.${known}`) })
  })
}

function scope(value: unknown, t: Words): unknown {
  const known = SCOPES.find((one) => one === value)
  return known === undefined ? value : t(`scope.${known}`)
}

/** As it was read (with the role) or as it is asked for (with the role's id). */
function membership(one: unknown, { roles }: Names, t: Words): string {
  if (!isRecord(one)) return String(one)
  const { role, role_id: id } = one
  const name = isRecord(role) && typeof role['name'] === 'string' ? role['name'] : (roles.get(String(id)) ?? String(id))
  return t('told.held', { role: name, place: t(placeOf(one)) })
}

function placeOf(one: Record<string, unknown>): FieldKey {
  if (one['warehouse_id']) return 'place.warehouse'
  return one['merchant_id'] ? 'place.merchant' : 'place.platform'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
