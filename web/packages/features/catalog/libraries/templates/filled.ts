/** Values of a template: keys of options, or `=` and words of one's own. */

const OWN = '='

export interface Option {
  key: string
  name: string
}

/** How a value reads. */
export function shownValue(value: string, options: readonly Option[]): string {
  if (value.startsWith(OWN)) return value.slice(OWN.length)
  return options.find((one) => one.key === value)?.name ?? value
}

/** What was chosen or typed, as it is kept: what is typed is an option where one has this name. */
export function keptValues(chosen: readonly string[], options: readonly Option[], isText: boolean): string[] {
  const kept = chosen.map((one) => {
    const value = one.trim()
    if (isText || value.startsWith(OWN)) return value
    const known = options.find((option) => option.key === value || option.name === value)
    return known?.key ?? OWN + value
  })
  return [...new Set(kept.filter((value) => value !== '' && value !== OWN))]
}
