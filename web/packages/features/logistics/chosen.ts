/** Regions of a template as a tree of two levels: provinces, and what stands right below them. */
import type { RegionNode } from '@ui/regions'

export interface Choice {
  value: string
  label: string
  disabled?: boolean
  children?: Choice[]
}

/** `taken` is chosen elsewhere: neither itself, nor what it lies in, nor anything in it may be chosen. */
export function choices(tree: readonly RegionNode[], taken: ReadonlySet<string>): Choice[] {
  return tree.map((province) => {
    const isTaken = taken.has(province.code)
    const children = (province.children ?? []).map((city) => ({
      value: city.code,
      label: city.name,
      disabled: isTaken || taken.has(city.code),
    }))
    return { value: province.code, label: province.name, disabled: isTaken || children.some((city) => taken.has(city.value)), children }
  })
}

/** What every other row, or the areas without delivery, speak of. */
export function takenBy(groups: readonly (readonly string[] | undefined)[], own: number): Set<string> {
  return new Set(groups.flatMap((group, number) => (number === own ? [] : (group ?? []))))
}
