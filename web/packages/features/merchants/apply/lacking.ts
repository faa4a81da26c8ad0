/** What keeps an application from being handed in. */
import type { Application } from '../states'

/** Names of papers that the categories ask for and that are not there, each once. */
export function lackingPapers(it: Pick<Application, 'categories'>): string[] {
  const names = it.categories.flatMap((one) => one.needs.filter((need) => need.state !== 'met').map((need) => need.name || need.kind))
  return [...new Set(names)].toSorted()
}
