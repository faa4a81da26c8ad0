/** Bills of channels, day by day. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { ChoiceField, DateField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { useBillText } from '../bill-texts'
import { GATEWAYS } from '../states'
import { useText } from '../texts'
import { billColumns, billFilters, BILLS, STATES } from './columns'

interface Values {
  channel: (typeof GATEWAYS)[number]
  day: string
}

export default function Bills() {
  const b = useBillText()
  const t = useText()
  const say = useSay()
  const may = useMay()('payments.bill', 'write')
  const [open, setOpen] = useState(false)
  const ask = useAct('post', '/api/console/payments/bills')
  const tabs: Tab[] = [{ key: 'all', title: b('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: b(`state.${state}`), set: { state } }))]
  return (
    <>
      <ListPage
        path={BILLS}
        title={b('title')}
        what={b('what')}
        columns={billColumns(b, t)}
        filters={billFilters(b, t)}
        tabs={tabs}
        open={(row) => `/payments/bills/${row.id}`}
        primary={
          may && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {b('ask')}
            </Button>
          )
        }
        empty={{ why: b('none') }}
      />
      <FormModal<Values>
        title={b('ask.title')}
        open={open}
        onClose={() => setOpen(false)}
        submit={b('ask')}
        onSubmit={async (values) => {
          await ask.run({ body: values })
          say.done(b('ask.done'))
        }}
      >
        <ChoiceField name="channel" label={b('channel')} options={GATEWAYS.map((value) => ({ value, label: t(`method.${value}`) }))} required />
        <DateField name="day" label={b('day')} help={b('ask.help')} required />
      </FormModal>
    </>
  )
}
