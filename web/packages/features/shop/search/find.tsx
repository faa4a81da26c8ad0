/** Where one types what one looks for: suggestions while typing, what was searched before. */
import { useDeferredValue, useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { DeleteOutline } from '@ui/shop/icons'
import { Back, ShopPage } from '@ui/shop/page'
import { SearchField } from '@ui/shop/search-field'
import { useKept } from '../kept'
import { remember, searches } from './history'
import { useText } from './texts'

const PAUSE = 150
const SUGGESTED_MAX = 60

export default function FindPage() {
  const t = useText()
  const go = useNavigate()
  const [address] = useSearchParams()
  const [typed, setTyped] = useState(address.get('text') ?? '')
  const search = (text: string) => {
    if (text.trim() === '') return
    remember(text)
    void go(`/search?${new URLSearchParams({ text: text.trim() }).toString()}`, { replace: true })
  }
  const top = (
    <header className="hs-top">
      <Back />
      <SearchField value={typed} onChange={setTyped} onSearch={() => search(typed)} name={t('field')} placeholder={t('field.hint')} clear={t('clear')} act={t('act')} />
    </header>
  )
  return (
    <ShopPage title={t('title')} top={top}>
      <h1 className="hs-unseen">{t('title')}</h1>
      {typed.trim() === '' ? <History search={search} /> : <Suggestions text={typed} search={search} />}
    </ShopPage>
  )
}

function History({ search }: { search: (text: string) => void }) {
  const t = useText()
  const kept = useKept(searches)
  if (kept.length === 0) return <p className="hs-block hs-weak hs-small">{t('history.none')}</p>
  return (
    <section className="hs-block">
      <div className="hs-with" style={{ alignItems: 'center' }}>
        <h2 className="hs-small" style={{ flex: 1 }}>
          {t('history')}
        </h2>
        <button type="button" className="hs-icon" aria-label={t('history.clear')} onClick={() => searches.set([])}>
          <DeleteOutline />
        </button>
      </div>
      <div className="hs-chips">
        {kept.map((text) => (
          <button type="button" className="hs-chip" key={text} onClick={() => search(text)}>
            {text}
          </button>
        ))}
      </div>
    </section>
  )
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return useDeferredValue(settled)
}

function Suggestions({ text, search }: { text: string; search: (text: string) => void }) {
  const t = useText()
  const asked = useSettled(text.trim()).slice(0, SUGGESTED_MAX)
  const found = api.useQuery('get', '/api/shop/suggestions', { params: { query: { text: asked } } }, { placeholderData: keepPreviousData, retry: false })
  const items = found.data?.items ?? []
  return (
    <nav className="hs-block" style={{ padding: 0 }} aria-label={t('suggestions')}>
      <ul className="hs-lines">
        {items.map((item) => (
          <li key={item.text}>
            <Link
              className="hs-line"
              replace
              to={`/search?${new URLSearchParams({ text: item.text }).toString()}`}
              onClick={() => remember(item.text)}
            >
              <span>{item.text}</span>
              <span className="hs-weak hs-small">{t('suggestion.count', { count: item.count })}</span>
            </Link>
          </li>
        ))}
        {items.some((item) => item.text === text.trim()) ? null : (
          <li>
            <button type="button" className="hs-line" onClick={() => search(text)}>
              <span>{t('results.of', { text: text.trim() })}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  )
}
