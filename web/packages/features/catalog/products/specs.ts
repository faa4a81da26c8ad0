/** Sale attributes crossed: which SKUs a product has, in one order, with what was filled in kept. */
import type { AttributeRule } from './rules'

/** Value by id of the sale attribute. */
export type Spec = Record<string, string>

/** One sale attribute with the values that were chosen for it. */
export interface Axis {
  id: string
  values: string[]
}

export const SKUS_MAX = 200
const OWN_MARK = '='

/** A choice said in one way only. */
export function keyOf(spec: Spec): string {
  return JSON.stringify(Object.entries(spec).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** All combinations, the last attribute turning fastest; one empty spec where nothing is chosen. */
export function crossed(axes: readonly Axis[]): Spec[] {
  const filled = axes.filter((axis) => axis.values.length > 0)
  return filled.reduce<Spec[]>((specs, axis) => specs.flatMap((spec) => axis.values.map((value) => ({ ...spec, [axis.id]: value }))), [{}])
}

export function countOf(axes: readonly Axis[]): number {
  return axes.reduce((count, axis) => count * Math.max(axis.values.length, 1), 1)
}

/** The axes that these specs came from. */
export function axesOf(rules: readonly AttributeRule[], specs: readonly Spec[]): Axis[] {
  return rules
    .filter((rule) => rule.role === 'sale')
    .map((rule) => ({ id: rule.id, values: [...new Set(specs.flatMap((spec) => spec[rule.id] ?? []))] }))
}

/** Rows for new axes: what stands for a combination stays, what is new begins as the nearest row. */
export function arranged<Row extends { spec: Spec }>(rows: readonly Row[], axes: readonly Axis[], fresh: (spec: Spec, like: Row | undefined) => Row): Row[] {
  const known = new Map(rows.map((row) => [keyOf(row.spec), row]))
  return crossed(axes).map((spec) => known.get(keyOf(spec)) ?? fresh(spec, nearest(rows, spec)))
}

/** The row whose spec says nothing else, when an attribute was added or taken away. */
function nearest<Row extends { spec: Spec }>(rows: readonly Row[], spec: Spec): Row | undefined {
  const shares = (row: Row) => Object.entries(row.spec).every(([id, value]) => spec[id] === undefined || spec[id] === value)
  return rows.find(shares)
}

/** A value as somebody typed it: an option by its key or its name, else words of his own. */
export function valueOf(rule: AttributeRule, typed: string): string {
  const words = typed.trim()
  if (rule.kind === 'text') return words
  const option = rule.options.find((one) => one.key === words || one.name === words || one.name_en === words)
  return option?.key ?? (words.startsWith(OWN_MARK) ? words : `${OWN_MARK}${words}`)
}

/** A value as people read it. */
export function shownValue(rule: AttributeRule, value: string, language: string): string {
  if (rule.kind === 'text') return value
  if (rule.kind === 'number') return `${value} ${rule.unit}`.trim()
  if (value.startsWith(OWN_MARK)) return value.slice(OWN_MARK.length)
  const option = rule.options.find((one) => one.key === value)
  if (option === undefined) return value
  return language === 'zh-CN' ? option.name : option.name_en || option.name
}

export function ruleName(rule: { name: string; name_en: string }, language: string): string {
  return language === 'zh-CN' ? rule.name : rule.name_en || rule.name
}

/** `曜石黑 / 256 GB` */
export function shownSpec(rules: readonly AttributeRule[], spec: Spec, language: string): string {
  const parts = rules.filter((rule) => rule.role === 'sale').flatMap((rule) => {
    const value = spec[rule.id]
    return value === undefined ? [] : [shownValue(rule, value, language)]
  })
  return parts.join(' / ')
}

/** Several lines pasted into one cell: they belong into the cells below it. */
export function linesOf(pasted: string): string[] {
  const lines = pasted.replaceAll('\r', '').split('\n').map((line) => line.split('\t')[0]?.trim() ?? '')
  while (lines.at(-1) === '') lines.pop()
  return lines
}
