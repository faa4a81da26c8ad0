/** What the server says about a value: of which kind it is, and how it reads. */
import type { Schema } from '@api/types'

export type Setting = Schema<'SettingView'>
export type Value = Setting['value']

export type Kind = 'whole' | 'yes-no' | 'choice' | 'line' | 'list' | 'file'

/** Which control asks for it. */
export function kindOf({ wanted }: Pick<Setting, 'wanted'>): Kind {
  if ('x-file' in wanted) return 'file'
  if ('enum' in wanted || 'const' in wanted) return 'choice'
  if (wanted.type === 'integer') return 'whole'
  if (wanted.type === 'boolean') return 'yes-no'
  return wanted.type === 'array' ? 'list' : 'line'
}

export function bound(wanted: Setting['wanted'], name: string): number | undefined {
  const value = wanted[name]
  return typeof value === 'number' ? value : undefined
}

interface Words {
  yes: string
  no: string
  none: string
}

/** The value as people read it. */
export function readable(setting: Pick<Setting, 'wanted' | 'choices'>, value: Value, words: Words): string {
  if (value === null || value === undefined || value === '') return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.length === 0 ? words.none : value.join('、')
  return setting.choices[String(value)] ?? String(value)
}

/** Items of a list of whole numbers come back as numbers. */
export function asSent(setting: Pick<Setting, 'wanted'>, value: unknown): Value {
  const items = setting.wanted.items as { type?: string } | undefined
  if (Array.isArray(value) && items?.type === 'integer') return value.map(Number) as Value
  if (kindOf(setting) === 'line') return (value ?? '') as Value
  return (value ?? null) as Value
}
