/** Something small that this device keeps, also for the next visit; every screen sees a change at once. */
import { useSyncExternalStore } from 'react'

export class Kept<Thing> {
  private thing: Thing | undefined
  private readonly listeners = new Set<() => void>()

  /** `read` makes a thing of whatever was found: somebody may have changed it by hand. */
  constructor(
    private readonly key: string,
    private readonly read: (found: unknown) => Thing,
  ) {
    addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) this.tell(undefined)
    })
  }

  readonly get = (): Thing => {
    this.thing ??= this.read(this.found())
    return this.thing
  }

  set(thing: Thing) {
    try {
      localStorage.setItem(this.key, JSON.stringify(thing))
    } catch {
      // A browser that keeps nothing: it lasts as long as the page.
    }
    this.tell(thing)
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(thing: Thing | undefined) {
    this.thing = thing
    for (const one of this.listeners) one()
  }

  private found(): unknown {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null')
    } catch {
      return null
    }
  }
}

export function useKept<Thing>(kept: Kept<Thing>): Thing {
  return useSyncExternalStore(kept.subscribe, kept.get)
}

export function textOr<Other>(found: unknown, other: Other): string | Other {
  return typeof found === 'string' ? found : other
}
