import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { type Names, worded } from './change-words'
import { FIELDS, useFieldText } from './field-texts'

const names: Names = {
  functions: new Map([['identity.role', '角色与权限']]),
  fields: new Map([['identity.account.phone', '手机号']]),
  roles: new Map([['1', '店员']]),
}
const t = (key: string, values?: Record<string, unknown>) => [key, ...Object.values(values ?? {})].join(' ')
const say = (field: string, value: unknown) => worded(field, value, names, t)

describe('what a request would change', () => {
  it('names permissions by their functions', () => {
    expect(say('permissions', ['identity.role.write', 'x.y.read', '*'])).toEqual([
      'told.line 角色与权限 level.write',
      'told.line x.y level.read',
      'told.everything',
    ])
  })
  it('names field rights', () => {
    expect(say('field_rights', { 'identity.account.phone': 'write' })).toEqual(['told.line 手机号 right.write'])
  })
  it('names memberships as they were and as they are asked for', () => {
    const held = [{ role: { name: '店长' }, merchant_id: 'm' }, { role_id: '1' }, { role_id: '2', warehouse_id: 'w' }]
    expect(say('memberships', held)).toEqual(['told.held 店长 place.merchant', 'told.held 店员 place.platform', 'told.held 2 place.warehouse'])
  })
  it('leaves what it does not know as it came', () => {
    expect(say('name', 'x')).toBe('x')
    expect(say('permissions', null)).toBeNull()
    expect(say('data_scope', 'strange')).toBe('strange')
    expect(say('merchant_ids', null)).toBe('told.unlimited')
  })
})

describe('names of fields', () => {
  it('need nothing to be filled in', () => {
    const { result } = renderHook(() => useFieldText())
    for (const field of FIELDS) expect(result.current(field)).not.toContain('{')
    expect(FIELDS).toContain('permissions')
  })
})
