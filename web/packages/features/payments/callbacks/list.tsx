/** What channels told: believed, and not believed. */
import { useSearchParams } from 'react-router'
import { ListTable } from '@ui/list-table'
import { Card, Tabs } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useCaseText } from '../case-texts'
import { useText } from '../texts'
import { callbackColumns, callbackFilters, CALLBACKS, refusedColumns, refusedFilters, REFUSED } from './columns'

export default function Callbacks() {
  const c = useCaseText()
  const t = useText()
  const [asked, ask] = useSearchParams()
  const verified = <ListTable path={CALLBACKS} columns={callbackColumns(c, t)} filters={callbackFilters(c, t)} empty={{ why: c('callbacks.none') }} />
  const refused = <ListTable path={REFUSED} columns={refusedColumns(c, t)} filters={refusedFilters(c, t)} empty={{ why: c('refused.none') }} />
  const shown = asked.get('show') === 'refused' ? 'refused' : 'verified'
  return (
    <PlainPage title={c('callbacks')} what={c('callbacks.what')}>
      <Card>
        <Tabs
          activeKey={shown}
          onChange={(show) => ask({ show })}
          destroyOnHidden
          items={[
            { key: 'verified', label: c('verified'), children: verified },
            { key: 'refused', label: c('refused'), children: refused },
          ]}
        />
      </Card>
    </PlainPage>
  )
}
