/** What was searched for on this device, the newest first. It stays here. */
import { Kept } from '../kept'

const MOST = 12

export const searches = new Kept<string[]>('houtai.shop.searches', (found) =>
  Array.isArray(found) ? found.filter((one) => typeof one === 'string').slice(0, MOST) : [],
)

export function remember(text: string) {
  const words = text.trim()
  if (words === '') return
  searches.set([words, ...searches.get().filter((one) => one !== words)].slice(0, MOST))
}
