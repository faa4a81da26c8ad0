/** The price line by line: what it is made of, what was taken off, and what was not and why. */
import type { ReactNode } from 'react'
import { yuan } from '@ui/money'
import { Price } from '@ui/shop/price'
import type { Preview } from './asked'
import { useOfferName } from './name'
import { useReason } from './reasons'
import { freightOff, leftOut, taken } from './sums'
import { useText } from './texts'

/** `sent`: freight is known, or nothing is sent. */
export function Explained({ preview, sent }: { preview: Preview; sent: boolean }) {
  const t = useText()
  const nameOf = useOfferName()
  const off = freightOff(preview)
  return (
    <div>
      <Row name={t('goods')}>
        <span className="hs-fen">¥{yuan(preview.goods_fen)}</span>
      </Row>
      <Row name={t('freight')}>{sent ? <span className="hs-fen">{preview.freight_fen === 0 ? t('freight.free') : `¥${yuan(preview.freight_fen)}`}</span> : <span className="hs-weak">{t('freight.later')}</span>}</Row>
      {taken(preview).map((one) => (
        <Row key={one.id} name={one.kind === 'coupon' ? `${t('coupon')} · ${nameOf(one)}` : nameOf(one)}>
          <span className="hs-less">−¥{yuan(one.fen)}</span>
        </Row>
      ))}
      {off === 0 ? null : (
        <Row name={t('freight.off')}>
          <span className="hs-less">−¥{yuan(off)}</span>
        </Row>
      )}
      <Row name={t('payable')}>
        <Price fen={preview.payable_fen} />
      </Row>
      <LeftOut preview={preview} />
    </div>
  )
}

function LeftOut({ preview }: { preview: Preview }) {
  const t = useText()
  const reason = useReason()
  const nameOf = useOfferName()
  const notes = leftOut(preview.explained)
  if (notes.length === 0) return null
  return (
    <details className="hs-left-out">
      <summary>
        {t('left-out')} ({notes.length})
      </summary>
      {notes.map((note) => (
        <Row key={note.offer_id} name={nameOf(note)}>
          <span className="hs-weak">{reason(note)}</span>
        </Row>
      ))}
    </details>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className="hs-row">
      <span>{name}</span>
      {children}
    </p>
  )
}
