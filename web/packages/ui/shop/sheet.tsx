/** A sheet from below, as a dialog: its name is read out, Escape closes it, the focus comes back. */
import { type KeyboardEvent as KeyPressed, type ReactNode, useEffect, useId, useRef } from 'react'
import { Popup } from 'antd-mobile'
import { CloseOutline } from './icons'
import { useShopWords } from './words'

interface SheetProps {
  open: boolean
  close: () => void
  title: string
  /** Instead of the title in words, which is then only read out. */
  head?: ReactNode
  /** Stays at the bottom while the rest scrolls. */
  foot?: ReactNode
  full?: boolean
  children: ReactNode
}

export function Sheet({ open, close, title, head, foot, full = false, children }: SheetProps) {
  const word = useShopWords()
  const name = useId()
  const body = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!open) return
    before.current = document.activeElement
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus()
    }
  }, [open])
  const press = (event: KeyPressed<HTMLDivElement>) => {
    // A sheet upon a sheet: the lower one hears nothing of it.
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else stay(event)
  }
  return (
    <Popup visible={open} onMaskClick={close} destroyOnClose bodyClassName={full ? 'hs-sheet hs-sheet-full' : 'hs-sheet'} afterShow={() => body.current?.focus()}>
      <div className="hs-sheet-in" role="dialog" aria-modal aria-labelledby={name} tabIndex={-1} ref={body} onKeyDown={press}>
        <header className="hs-sheet-head">
          <h2 id={name} className={head === undefined ? undefined : 'hs-unseen'}>
            {title}
          </h2>
          {head}
          <button type="button" className="hs-icon" aria-label={word('close')} onClick={close}>
            <CloseOutline />
          </button>
        </header>
        <div className="hs-sheet-body">{children}</div>
        {foot === undefined ? null : <footer className="hs-sheet-foot">{foot}</footer>}
      </div>
    </Popup>
  )
}

/** Tab goes round inside of the sheet. */
function stay(event: KeyPressed<HTMLDivElement>) {
  if (event.key !== 'Tab') return
  const reachable = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), input:not(:disabled), textarea')]
  const [first, last] = [reachable[0], reachable.at(-1)]
  const wanted = event.shiftKey ? last : first
  if (document.activeElement !== (event.shiftKey ? first : last)) return
  event.preventDefault()
  wanted?.focus()
}
