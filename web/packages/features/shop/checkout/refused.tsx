/** What cannot be had as it is asked for, and why: before anything else, since nothing can be ordered until then. */
import { ShopPicture } from '@ui/shop/picture'
import type { Preview } from '../price/asked'
import type { Wanted } from './shop'
import { useText } from './texts'

interface RefusedLinesProps {
  lines: Preview['refused']
  wanted: Wanted
  /** Another address may help. */
  readdress: () => void
}

export function RefusedLines({ lines, wanted, readdress }: RefusedLinesProps) {
  const t = useText()
  if (lines.length === 0) return null
  const isFar = lines.some((line) => line.why === 'not_delivered')
  return (
    <section className="hs-refused" role="alert">
      <h2>{t('refused')}</h2>
      <ul>
        {lines.map((line) => (
          <li className="hs-bought" key={line.sku_id}>
            <ShopPicture file={line.picture} alt="" sizes="72px" />
            <div className="hs-bought-says">
              <span className="hs-bought-name">
                <span>{line.product_name || t('refused.name')}</span>
              </span>
              <span className="hs-bought-spec">
                <span>{line.spec_text}</span>
                <span className="hs-fen">{t('times', { count: line.quantity })}</span>
              </span>
              <span className="hs-told-here">{t(`refused.${line.why}`)}</span>
            </div>
          </li>
        ))}
      </ul>
      <p className="hs-pad hs-with" style={{ paddingBlock: '4px 14px' }}>
        {isFar ? (
          <button type="button" className="hs-mini" onClick={readdress}>
            {t('refused.address')}
          </button>
        ) : null}
        {wanted.fromCart ? (
          <button type="button" className="hs-mini" onClick={() => wanted.leaveOut(lines.map((line) => line.sku_id))}>
            {t('refused.remove')}
          </button>
        ) : null}
      </p>
    </section>
  )
}
