/** By what results are narrowed. It is put together first and takes effect with one button. */
import { useId, useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { Button } from '@ui/shop/parts'
import { Sheet } from '@ui/shop/sheet'
import { Bone } from '@ui/shop/skeleton'
import { type Asked, fenOf, toggled, withoutFilters } from './asked'
import { useText } from './texts'

interface FilterSheetProps {
  open: boolean
  close: () => void
  asked: Asked
  change: (asked: Asked) => void
}

export function FilterSheet({ open, close, asked, change }: FilterSheetProps) {
  const t = useText()
  const form = useId()
  const foot = (
    <div className="hs-two">
      <Button
        size="large"
        onClick={() => {
          change(withoutFilters(asked))
          close()
        }}
      >
        {t('filter.clear')}
      </Button>
      <Button size="large" color="primary" onClick={() => submitForm(form)}>
        {t('filter.show')}
      </Button>
    </div>
  )
  return (
    <Sheet open={open} close={close} title={t('filter.title')} foot={foot} full>
      <Choices
        form={form}
        asked={asked}
        done={(next) => {
          change(next)
          close()
        }}
      />
    </Sheet>
  )
}

/** As if its own button had been pressed: it stands outside of the form, where it stays in view. */
function submitForm(id: string) {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

function yuanTyped(fen: number | undefined) {
  return fen === undefined ? '' : yuan(fen).replaceAll(',', '').replace(/\.00$/, '')
}

function Choices({ form, asked, done }: { form: string; asked: Asked; done: (asked: Asked) => void }) {
  const t = useText()
  const [draft, setDraft] = useState(asked)
  const [from, setFrom] = useState(yuanTyped(asked.price_from))
  const [to, setTo] = useState(yuanTyped(asked.price_to))
  // What there is to choose from does not shrink by what was chosen: the words and the place alone decide.
  const query = { ...withoutFilters(asked), sort: undefined, limit: 1 }
  const found = api.useQuery('get', '/api/shop/search', { params: { query } })
  const facets = found.data?.facets
  const prices = [fenOf(from), fenOf(to)] as const
  const wrong = wrongPrices(prices)
  const submit = () => {
    const [price_from, price_to] = prices
    if (wrong === null) done({ ...draft, price_from: price_from ?? undefined, price_to: price_to ?? undefined })
  }
  return (
    <form
      id={form}
      className="hs-options"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3>{t('filter.price')}</h3>
      <div className="hs-two">
        <input className="hs-input" inputMode="decimal" aria-label={t('filter.price.from')} placeholder={t('filter.price.from')} value={from} aria-invalid={wrong !== null} onChange={(event) => setFrom(event.target.value)} />
        <input className="hs-input" inputMode="decimal" aria-label={t('filter.price.to')} placeholder={t('filter.price.to')} value={to} aria-invalid={wrong !== null} onChange={(event) => setTo(event.target.value)} />
      </div>
      {wrong === null ? null : (
        <span className="hs-wrong" role="alert">
          {t(wrong)}
        </span>
      )}
      <div className="hs-chips" style={{ marginBlockStart: 14 }}>
        <button type="button" className="hs-chip" aria-pressed={draft.in_stock === true} onClick={() => setDraft({ ...draft, in_stock: draft.in_stock === true ? undefined : true })}>
          {t('filter.stock')}
        </button>
      </div>
      {found.isLoading ? <Bone height={120} /> : null}
      <Options title={t('filter.category')} options={facets?.categories} chosen={draft.category === undefined ? [] : [draft.category]} choose={(key) => setDraft({ ...draft, category: draft.category === key ? asked.category : key })} />
      <Options title={t('filter.brand')} options={facets?.brands} chosen={draft.brand} choose={(key) => setDraft({ ...draft, brand: toggled(draft.brand, key) })} />
      {facets?.attributes.map((attribute) => (
        <Options
          key={attribute.id}
          title={attribute.name}
          options={attribute.options.map((option) => ({ ...option, key: `${attribute.id}:${option.key}` }))}
          chosen={draft.attribute}
          choose={(key) => setDraft({ ...draft, attribute: toggled(draft.attribute, key) })}
        />
      ))}
      {facets === null ? <p className="hs-weak hs-small">{t('filter.none')}</p> : null}
    </form>
  )
}

function wrongPrices([from, to]: readonly [number | null | undefined, number | null | undefined]) {
  if (from === null || to === null) return 'filter.price.bad'
  return from !== undefined && to !== undefined && to < from ? 'filter.price.order' : null
}

interface OptionsProps {
  title: string
  options: Schema<'FacetOptionView'>[] | undefined
  chosen: readonly string[] | undefined
  choose: (key: string) => void
}

function Options({ title, options, chosen, choose }: OptionsProps) {
  if (options === undefined || options.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <div className="hs-chips" role="group" aria-label={title}>
        {options.map((option) => (
          <button type="button" className="hs-chip" key={option.key} aria-pressed={chosen?.includes(option.key) === true} onClick={() => choose(option.key)}>
            {option.name} <span className="hs-weak hs-small">{option.count}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
