/** One bill: its sums, its file, its rows. */
import { useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { download } from '@api/download'
import { DetailPage, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type BillText, useBillText } from '../bill-texts'
import { useText } from '../texts'
import { type Bill, BILL_ROWS, BillState, rowColumns, rowFilters } from './columns'
import { Fee } from './fee'

const LOOK_AGAIN_MILLISECONDS = 2_000
const KIBIBYTE = 1_024

export default function BillPage() {
  const b = useBillText()
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/payments/bills/{bill_id}',
    { params: { path: { bill_id: id } } },
    { refetchInterval: ({ state }) => state.data?.state === 'waiting' && LOOK_AGAIN_MILLISECONDS },
  )
  return (
    <DetailPage<Bill>
      asked={asked}
      back="/payments/bills"
      title={(it) => `${t(`method.${it.channel}`)} ${it.day}`}
      state={(it) => <BillState bill={it} b={b} />}
      facts={(it) => facts(b, it)}
      acts={(it) => <Acts bill={it} b={b} />}
      thing="payments.bill"
      thingId={id}
    >
      {(it) => (
        <>
          {it.error !== null && <Alert type={it.state === 'waiting' ? 'warning' : 'error'} showIcon title={b('why')} description={it.error} />}
          <Section title={b('rows')}>
            <ListTable path={BILL_ROWS} at={{ bill_id: it.id }} columns={rowColumns(b)} filters={rowFilters(b)} empty={{ why: b('rows.none') }} />
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function facts(b: BillText, it: Bill) {
  return [
    { label: b('paid'), value: <Money fen={it.payment_fen} /> },
    { label: b('refunded'), value: <Money fen={it.refund_fen} /> },
    { label: b('net'), value: <Money fen={it.payment_fen - it.refund_fen} /> },
    { label: b('rows'), value: b('count', { count: it.payment_count + it.refund_count }) },
    { label: b('fee'), value: <Fee thousandths={it.fee_fen_thousandths} /> },
    { label: b('size'), value: it.size_bytes === null ? null : `${(it.size_bytes / KIBIBYTE).toFixed(1)} KiB` },
    { label: b('fetched'), value: <Time at={it.fetched_at} exact /> },
    { label: b('attempts'), value: it.attempts },
    { label: b('due'), value: <Time at={it.due_at} exact /> },
  ]
}

function Acts({ bill, b }: { bill: Bill; b: BillText }) {
  const say = useSay()
  const may = useMay()('payments.bill', 'write')
  const ask = useAct('post', '/api/console/payments/bills')
  const doing = (act: () => Promise<unknown>) => () => void act().catch(say.problem)
  const again = async () => {
    await ask.run({ body: { channel: bill.channel, day: bill.day } })
    say.done(b('again.done'))
  }
  return (
    <Flex gap={8}>
      {may && (
        <Button loading={ask.running} disabled={bill.state === 'waiting'} onClick={doing(again)}>
          {b('again')}
        </Button>
      )}
      <Button type="primary" disabled={bill.size_bytes === null} onClick={doing(() => download(`/api/console/payments/bills/${bill.id}/file`))}>
        {b('file')}
      </Button>
    </Flex>
  )
}
