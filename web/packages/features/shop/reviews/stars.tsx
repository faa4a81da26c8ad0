/** Stars, to be read and to be given. */
import { useId } from 'react'
import { useText } from './texts'

const ALL = [1, 2, 3, 4, 5] as const
export type StarCount = (typeof ALL)[number]

export function Stars({ stars }: { stars: number }) {
  const t = useText()
  return (
    <span className="hs-stars" role="img" aria-label={t('stars', { stars })}>
      {'★'.repeat(stars)}
      <span>{'★'.repeat(ALL.length - stars)}</span>
    </span>
  )
}

export function StarsField({ value, onChange, wrong }: { value: StarCount | null; onChange: (stars: StarCount) => void; wrong: string | null }) {
  const t = useText()
  const name = useId()
  return (
    <fieldset className="hs-stars-field">
      <legend className="hs-unseen">{t('write.stars')}</legend>
      {ALL.map((stars) => (
        <label key={stars} className={value !== null && stars <= value ? 'hs-star-on' : undefined}>
          <input type="radio" name={name} className="hs-unseen" checked={value === stars} onChange={() => onChange(stars)} aria-label={`${t('stars', { stars })} ${t(`write.star.${stars}`)}`} />
          <span aria-hidden>★</span>
        </label>
      ))}
      <span className={wrong === null ? 'hs-weak' : 'hs-wrong'} role={wrong === null ? undefined : 'alert'}>
        {value === null ? wrong : t(`write.star.${value}`)}
      </span>
    </fieldset>
  )
}
