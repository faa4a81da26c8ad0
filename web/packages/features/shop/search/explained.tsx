/** Nothing was found: why, and what to do about it. */
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { SearchOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Told } from '@ui/shop/told'
import { type Asked, filterCount, withoutFilters } from './asked'
import { useText } from './texts'

interface ExplainedProps {
  asked: Asked
  explained: Schema<'ExplainedView'> | null
  change: (asked: Asked) => void
}

export function Explained({ asked, explained, change }: ExplainedProps) {
  const t = useText()
  const why = useWhy(asked, explained)
  const found = explained?.words.filter((one) => one.count > 0) ?? []
  const isPart = explained !== null && explained.words.length > 1
  return (
    <div role="status">
      <Told sign={<SearchOutline />} title={t('none')} what={why}>
        {filterCount(asked) === 0 ? null : (
          <Button color="primary" onClick={() => change(withoutFilters(asked))}>
            {t('none.unfilter')}
          </Button>
        )}
        {isPart ? (
          <div className="hs-chips" style={{ justifyContent: 'center' }}>
            {found.map((one) => (
              <button type="button" className="hs-chip" key={one.word} onClick={() => change({ text: one.word })}>
                {t('none.only', { word: one.word })}
              </button>
            ))}
          </div>
        ) : null}
        <Link className="hs-anchor" to="/find">
          {t('none.again')}
        </Link>
      </Told>
    </div>
  )
}

function useWhy(asked: Asked, explained: Schema<'ExplainedView'> | null): string {
  const t = useText()
  if (explained === null || (explained.words.length === 0 && explained.without_filters === 0 && asked.text === undefined)) return t('none.category')
  if (explained.reason === 'filtered_out') {
    const count = explained.without_filters
    return asked.text === undefined ? t('none.filtered_out.bare', { count }) : t('none.filtered_out', { text: asked.text, count })
  }
  if (explained.reason === 'nothing_to_search') return t('none.nothing_to_search')
  if (explained.reason === 'not_together') {
    return t('none.not_together', { words: explained.words.map(({ word, count }) => t('none.word.count', { word, count })).join(' ') })
  }
  const unknown = explained.words.filter((one) => one.count === 0)
  // Where nothing is known, it is said as it was typed: the parts would mean nothing to anybody.
  const whole = unknown.length === explained.words.length && asked.text !== undefined
  const missing = (whole ? [asked.text ?? ''] : unknown.map((one) => one.word)).map((word) => t('none.word', { word }))
  const tried = explained.tried.map((word) => t('none.word', { word }))
  return [t('none.no_such_word', { words: missing.join(' ') }), tried.length === 0 ? '' : t('none.tried', { words: tried.join(' ') })].join(' ').trim()
}
