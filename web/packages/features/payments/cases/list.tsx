/** The desk for money that needs a person's eye. */
import { ListPage } from '@ui/list-page'
import type { Tab } from '@ui/list-types'
import { useCaseText } from '../case-texts'
import { useText } from '../texts'
import { caseColumns, caseFilters, CASES } from './columns'

export default function Cases() {
  const c = useCaseText()
  const t = useText()
  const tabs: Tab[] = [
    { key: 'open', title: c('state.open'), set: { state: 'open' } },
    { key: 'done', title: c('state.done'), set: { state: 'done' } },
    { key: 'all', title: t('all'), set: {} },
  ]
  return <ListPage path={CASES} title={c('title')} what={c('what')} columns={caseColumns(c, t)} filters={caseFilters(c)} tabs={tabs} exportAs="payments.cases" open={(row) => `/payments/cases/${row.id}`} empty={{ why: c('none') }} />
}
