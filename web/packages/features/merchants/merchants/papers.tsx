/** Papers of one merchant, with the decision about those that wait. */
import { Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { PlainTable } from '@ui/plain-table'
import { paperColumns, useKinds } from '../papers/columns'
import { usePaperActs } from '../papers/decide'
import type { Merchant, Paper } from '../states'
import { useText } from '../texts'
import { useMerchantText } from './texts'

export function Papers({ merchant: it }: { merchant: Merchant }) {
  const t = useText()
  const m = useMerchantText()
  const may = useMay()('merchants.review', 'write')
  const { nameOf } = useKinds()
  const { actsOf, shown } = usePaperActs()
  return (
    <Section title={t('papers')}>
      <PlainTable<Paper> rows={it.papers} empty={m('papers.none')} columns={paperColumns(t, nameOf)} acts={may ? actsOf : undefined} />
      {shown}
    </Section>
  )
}
