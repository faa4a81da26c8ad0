/** What was found: words, order and filters stand in the address. */
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Refused } from '@ui/shop/failures'
import { More } from '@ui/shop/more'
import { FilterOutline, SearchOutline } from '@ui/shop/icons'
import { Back, ShopPage } from '@ui/shop/page'
import { BoneGrid } from '@ui/shop/skeleton'
import { note } from '../behaviour'
import { ProductGrid } from '../card'
import { pathTo, useCategories, useCategoryName } from '../categories/tree'
import { type Asked, filterCount, readAsked, type Sort, writeAsked } from './asked'
import { Explained } from './explained'
import { FilterSheet } from './filters'
import { useFound } from './found'
import { useText } from './texts'

const FIRST_SEEN = 4

export default function ResultsPage() {
  const t = useText()
  const [address, setAddress] = useSearchParams()
  const asked = readAsked(address)
  const { text } = asked
  const change = (next: Asked) => setAddress(writeAsked(next), { replace: true })
  useEffect(() => {
    if (text !== undefined) note({ kind: 'search', words: text })
  }, [text])
  return (
    <ShopPage title={text === undefined ? t('results') : t('results.of', { text })} top={<Top asked={asked} />}>
      <h1 className="hs-unseen">{t('results')}</h1>
      <Sorts asked={asked} change={change} />
      <Found asked={asked} change={change} />
    </ShopPage>
  )
}

function Top({ asked }: { asked: Asked }) {
  const t = useText()
  const name = useCategoryName()
  const tree = useCategories().data?.items ?? []
  const category = pathTo(tree, asked.category ?? null).at(-1)
  const shown = asked.text ?? (category && name(category))
  const to = asked.text === undefined ? '/find' : `/find?${new URLSearchParams({ text: asked.text }).toString()}`
  return (
    <header className="hs-top" style={{ paddingInlineEnd: 12 }}>
      <Back />
      <Link className="hs-find-field" to={to} aria-label={t('field')}>
        <SearchOutline aria-hidden />
        <span className={shown === undefined ? undefined : 'hs-find-typed'}>{shown ?? t('field.hint')}</span>
      </Link>
    </header>
  )
}

const WAYS: { sort: Sort; says: 'sort.relevance' | 'sort.-sold' | 'sort.-newest' }[] = [
  { sort: 'relevance', says: 'sort.relevance' },
  { sort: '-sold', says: 'sort.-sold' },
  { sort: '-newest', says: 'sort.-newest' },
]

function Sorts({ asked, change }: { asked: Asked; change: (asked: Asked) => void }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const sort = asked.sort ?? 'relevance'
  const byPrice = sort === 'price' || sort === '-price'
  const count = filterCount(asked)
  return (
    <>
      <div className="hs-sorts" role="group" aria-label={t('sorts')}>
        {WAYS.map((way) => (
          <button type="button" key={way.sort} aria-pressed={sort === way.sort} onClick={() => change({ ...asked, sort: way.sort === 'relevance' ? undefined : way.sort })}>
            {t(way.says)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={byPrice}
          aria-label={byPrice ? t(`sort.${sort}`) : t('sort.by-price')}
          onClick={() => change({ ...asked, sort: sort === 'price' ? '-price' : 'price' })}
        >
          {t('sort.by-price')} {byPrice ? (sort === 'price' ? '↑' : '↓') : '↕'}
        </button>
        <button type="button" aria-pressed={count > 0} onClick={() => setOpen(true)}>
          <FilterOutline aria-hidden /> {count > 0 ? t('filter.count', { count }) : t('filter')}
        </button>
      </div>
      <FilterSheet open={open} close={() => setOpen(false)} asked={asked} change={change} />
    </>
  )
}

function Found({ asked, change }: { asked: Asked; change: (asked: Asked) => void }) {
  const t = useText()
  const { found, cards, first } = useFound(asked)
  if (first === undefined) {
    return found.error === null ? <BoneGrid /> : <Refused error={found.error} retry={() => void found.refetch()} />
  }
  if (cards.length === 0) return <Explained asked={asked} explained={first.explained} change={change} />
  const { facets, correction } = first
  const total = facets === null ? null : t(facets.is_more ? 'total.more' : 'total', { count: facets.total })
  return (
    <div aria-busy={found.isPlaceholderData}>
      {correction === null ? null : (
        <p className="hs-note" role="status">
          {t('corrected', { typed: correction.typed, used: correction.used })}
        </p>
      )}
      <p className="hs-unseen" role="status">
        {total}
      </p>
      <ProductGrid cards={cards} eager={FIRST_SEEN} after={<More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />} />
    </div>
  )
}
