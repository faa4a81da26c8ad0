/** A quantity of the ledger: money where the book holds money, else a number with its unit. */
import { Money } from '@ui/money'

const grouped = new Intl.NumberFormat('en-US')

export function Amount({ of, count, empty = false }: { of: { book: string; unit: string }; count: number; empty?: boolean }) {
  if (empty && count === 0) return null
  if (of.book === 'money') return <Money fen={count} currency={of.unit} />
  return <span className="ht-number">{grouped.format(count)}</span>
}
