/** What a list is asked for: filters and sort, kept in the address so that a list can be linked to. */
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Filter, Tab, Values } from './list-types'

export interface Asked {
  values: Values
  sort: string | undefined
  /** The tab, where its filters cannot tell: one that sets none and is not the first. */
  tab?: string | undefined
}

/** Names of the parameters that these filters and tabs set. */
export function namesOf(filters: readonly Filter[], tabs: readonly Tab[]): Set<string> {
  const names = filters.flatMap((filter) => (filter.kind === 'between' ? [filter.from, filter.below] : [filter.name]))
  return new Set([...names, ...tabs.flatMap((tab) => Object.keys(tab.set))])
}

/** Those of them that may stand there several times. */
export function namesOfMany(filters: readonly Filter[], tabs: readonly Tab[]): Set<string> {
  const ofTabs = tabs.flatMap((tab) => Object.entries(tab.set).flatMap(([name, value]) => (Array.isArray(value) ? [name] : [])))
  return new Set([...filters.flatMap((one) => (one.kind === 'choices' ? [one.name] : [])), ...ofTabs])
}

export function fromAddress(address: URLSearchParams, names: ReadonlySet<string>, many: ReadonlySet<string>): Asked {
  const values: Values = {}
  for (const name of names) {
    const given = address.getAll(name).filter((one) => one !== '')
    const [first] = given
    if (first !== undefined) values[name] = many.has(name) ? given : first
  }
  const tab = address.get('tab')
  return { values, sort: address.get('sort') ?? undefined, ...(tab !== null && { tab }) }
}

/** The address with these filters in place of its former ones; what belongs to others stays. */
export function toAddress(address: URLSearchParams, asked: Asked, names: ReadonlySet<string>): URLSearchParams {
  const next = new URLSearchParams([...address].filter(([name]) => name !== 'sort' && name !== 'tab' && !names.has(name)))
  for (const [name, value] of Object.entries(asked.values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== '') next.append(name, one)
  }
  if (asked.sort !== undefined) next.set('sort', asked.sort)
  if (asked.tab !== undefined) next.set('tab', asked.tab)
  return next
}

/** The tab whose filters are set, else the one without filters that was chosen, else the first. */
export function tabOf(tabs: readonly Tab[], { values, tab: chosen }: Pick<Asked, 'values' | 'tab'>): Tab | undefined {
  const fits = (tab: Tab) => Object.entries(tab.set).every(([name, value]) => String(values[name]) === String(value))
  const fitting = tabs.filter((tab) => !isBare(tab) && fits(tab))
  return fitting.toSorted((one, other) => Object.keys(other.set).length - Object.keys(one.set).length)[0] ?? tabs.find((tab) => tab.key === chosen && isBare(tab)) ?? tabs[0]
}

const isBare = (tab: Tab) => Object.keys(tab.set).length === 0

/** Orders that go with what is asked for; none: all of them do. */
export function fittingSorts(filters: readonly Filter[], values: Values): ReadonlySet<string> | undefined {
  const isSet = (filter: Filter) => (filter.kind === 'between' ? [filter.from, filter.below] : [filter.name]).some((name) => values[name] !== undefined)
  const sorts = filters.flatMap((filter) => (filter.sort !== undefined && isSet(filter) ? [filter.sort] : []))
  return sorts.length > 0 ? new Set(sorts) : undefined
}

/** What is asked after another tab was chosen: the former tab's own filters are gone, the reader's stay. */
export function switched(tabs: readonly Tab[], asked: Asked, key: string): Asked {
  const ofTabs = new Set(tabs.flatMap((one) => Object.keys(one.set)))
  const own = Object.entries(asked.values).filter(([name]) => !ofTabs.has(name))
  const tab = tabs.find((one) => one.key === key)
  const values = { ...Object.fromEntries(own), ...tab?.set }
  return { values, sort: asked.sort, ...(tab !== undefined && tab !== tabs[0] && isBare(tab) && { tab: key }) }
}

/** Filters and sort of a list, in the address or, for a list inside a page, by itself. */
export function useAsked(filters: readonly Filter[], tabs: readonly Tab[], inAddress: boolean) {
  const [address, setAddress] = useSearchParams()
  const [own, setOwn] = useState<Asked>({ values: {}, sort: undefined })
  const names = useMemo(() => namesOf(filters, tabs), [filters, tabs])
  const many = useMemo(() => namesOfMany(filters, tabs), [filters, tabs])
  const read = useMemo(() => fromAddress(address, names, many), [address, names, many])
  function ask(next: Asked) {
    if (inAddress) setAddress((former) => toAddress(former, next, names), { replace: true })
    else setOwn(next)
  }
  return { asked: inAddress ? read : own, ask }
}
