/** Prices of single SKUs as a table; what a sentence says already is not told again. */
import { Section } from '@ui/detail-page'
import { useLanguage } from '@ui/language'
import { Money } from '@ui/money'
import { PlainTable } from '@ui/plain-table'
import { Pictured } from '@ui/thumbnail'
import type { AnyTerms } from '../kinds'
import { useKnown } from '../pickers/names'
import { rateWritten } from '../rates'
import { useFormText } from '../words-form'

const PER_MILLE = 1_000

export function TermsShown({ terms }: { terms: AnyTerms }) {
  return terms.kind === 'timed_price' && terms.prices.length > 0 ? <Prices prices={terms.prices} /> : null
}

function Prices({ prices }: { prices: readonly { sku_id: string; price_fen: number }[] }) {
  const t = useFormText()
  const { language } = useLanguage()
  const known = useKnown('skus', prices.map((one) => one.sku_id))
  const rows = prices.map((one) => ({ ...one, sku: known.find((sku) => sku.id === one.sku_id) }))
  return (
    <Section title={t('prices')}>
      <PlainTable
        rows={rows}
        rowKey="sku_id"
        columns={[
          { key: 'sku', title: t('skus'), show: ({ sku }) => (sku === undefined ? '…' : <Pictured file={sku.picture} name={sku.product_name} second={[sku.spec_text, sku.code].filter(Boolean).join(' · ')} />) },
          { key: 'list', title: t('list-price'), right: true, width: 120, show: ({ sku }) => <Money fen={sku?.price_fen} /> },
          { key: 'price', title: t('price'), right: true, width: 120, show: (row) => <Money fen={row.price_fen} /> },
          {
            key: 'rate',
            title: t('discount'),
            right: true,
            width: 110,
            show: ({ sku, price_fen }) => {
              if (!sku?.price_fen || price_fen >= sku.price_fen) return '—'
              return `${rateWritten(Math.round((price_fen / sku.price_fen) * PER_MILLE), language)} ${t('rate.unit')}`
            },
          },
        ]}
      />
    </Section>
  )
}
