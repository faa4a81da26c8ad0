/** What stands around every page of the shop: one column, also on a wide screen. */
import { Suspense, useSyncExternalStore } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useShopWords } from './words'

function listen(changed: () => void) {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

export function Frame() {
  const word = useShopWords()
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div className="hs-column">
      <a className="hs-skip" href="#content">
        {word('skip')}
      </a>
      <div role="status">{online ? null : <p className="hs-offline">{word('offline')}</p>}</div>
      <Suspense>
        <Outlet />
      </Suspense>
      <ScrollRestoration getKey={(location) => location.pathname + location.search} />
    </div>
  )
}
