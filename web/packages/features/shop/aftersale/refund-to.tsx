/** Where the buyer wants his money: as he paid, or in store with the house. */
import { Check } from '@ui/shop/check'
import type { Case } from './asked'
import { useBack } from './words-back'

const WAYS = ['origin', 'stored_value'] as const
export type RefundWay = Case['refund_to']

export function RefundTo({ way, choose }: { way: RefundWay; choose: (way: RefundWay) => void }) {
  const t = useBack()
  return (
    <section className="hs-order" role="radiogroup" aria-label={t('refund-to')}>
      <div className="hs-line">
        <strong>{t('refund-to')}</strong>
      </div>
      {WAYS.map((one) => (
        <div key={one} className="hs-case-kind">
          <Check role="radio" name={t(`refund-to.${one}`)} on={one === way} change={() => choose(one)} />
          <span>
            {t(`refund-to.${one}`)}
            <br />
            <span className="hs-weak hs-small">{t(`refund-to.${one}.what`)}</span>
          </span>
        </div>
      ))}
    </section>
  )
}
