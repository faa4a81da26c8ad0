/** One page: what stands on top, what scrolls, and the bar that stays at the bottom. */
import { type ReactNode, useEffect } from 'react'
import { useNavigate } from 'react-router'
import { LeftOutline } from './icons'
import { useShopWords } from './words'

interface ShopPageProps {
  /** In the window's title. */
  title: string
  /** Instead of the plain bar with the title. */
  top?: ReactNode
  /** At the right of the plain bar. */
  extra?: ReactNode
  /** Pages of the tab bar have nothing to go back to. */
  root?: boolean
  bottom?: ReactNode
  children: ReactNode
}

export function ShopPage({ title, top, extra, root = false, bottom, children }: ShopPageProps) {
  const word = useShopWords()
  useEffect(() => {
    document.title = title === word('shop') ? title : `${title} · ${word('shop')}`
  }, [title, word])
  return (
    <>
      {top ?? (
        <header className="hs-top">
          {root ? <span className="hs-top-side" /> : <Back />}
          <h1>{title}</h1>
          <span className="hs-top-side">{extra}</span>
        </header>
      )}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {bottom}
    </>
  )
}

/** To where somebody came from; who came from outside goes to the first page. */
export function Back({ className = '' }: { className?: string }) {
  const go = useNavigate()
  const word = useShopWords()
  const back = () => {
    const place: unknown = history.state
    const isOurs = typeof place === 'object' && place !== null && 'idx' in place && Number(place.idx) > 0
    void (isOurs ? go(-1) : go('/', { replace: true }))
  }
  return (
    <button type="button" className={`hs-icon ${className}`} aria-label={word('back')} onClick={back}>
      <LeftOutline />
    </button>
  )
}
