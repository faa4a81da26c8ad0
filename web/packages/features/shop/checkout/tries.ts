/** The key of a try to order: the same wish tried again keeps it, also after the page was loaded anew, so that
 * nothing is ordered twice when an answer got lost. */
const PLACE = 'houtai.shop.try'

interface Try {
  wish: string
  key: string
}

function kept(): Try | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null')
    return typeof found === 'object' && found !== null && 'wish' in found && 'key' in found ? (found as Try) : null
  } catch {
    return null
  }
}

export const tries = {
  keyOf(wish: string): string {
    const before = kept()
    if (before?.wish === wish) return before.key
    const key = crypto.randomUUID()
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ wish, key }))
    } catch {
      // A browser that keeps nothing: the page itself still sends the same key while it stands.
    }
    return key
  },
  /** The server has decided: the same wish is another order from now on. */
  settle() {
    try {
      sessionStorage.removeItem(PLACE)
    } catch {
      // Nothing was kept.
    }
  },
}
