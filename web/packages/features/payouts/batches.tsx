/** Batches: one file each for the bank, and how far it has answered. */
import { useAct } from '@api/act'
import { download } from '@api/download'
import { ImportLink } from '@ui/import-link'
import { ListPage } from '@ui/list-page'
import type { Column, RowAct, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

const PATH = '/api/console/payouts/batches'
type Batch = RowOf<typeof PATH>

function columnsOf(t: Text): Column<Batch>[] {
  return [
    { key: 'number', title: t('batch.number'), width: 210, show: (it) => <span className="ht-number">{it.number}</span> },
    { key: 'count', title: t('count'), width: 90, right: true, show: (it) => it.payout_count },
    { key: 'amount', title: t('amount'), width: 140, right: true, show: (it) => <Money fen={it.amount_fen} /> },
    { key: 'open', title: t('open'), width: 110, right: true, show: (it) => it.open_count },
    { key: 'paid', title: t('state.paid'), width: 100, right: true, show: (it) => it.paid_count },
    { key: 'back', title: t('back'), width: 150, right: true, show: (it) => it.back_count },
    { key: 'made', title: t('made'), width: 130, show: (it) => <Time at={it.made_at} /> },
  ]
}

export default function Batches() {
  const t = useText()
  const say = useSay()
  const maySend = useMay()('payouts.sending', 'write')
  const make = useAct('post', PATH, { touches: ['/api/console/payouts'] })
  async function makeOne() {
    if (!(await say.confirm({ title: t('batch.make'), what: t('batch.make.ask'), act: t('batch.make') }))) return
    try {
      await make.run({ body: { payout_ids: [] } })
      say.done(t('batch.made'))
    } catch (error) {
      say.problem(error)
    }
  }
  async function fetchFile(it: Batch, form: 'xlsx' | 'csv') {
    try {
      await download(`${PATH}/${it.id}/file?form=${form}`)
    } catch (error) {
      say.problem(error)
    }
  }
  const acts = (it: Batch): RowAct[] => (maySend ? (['xlsx', 'csv'] as const).map((form) => ({ key: form, title: t(`file.${form}`), run: () => fetchFile(it, form) })) : [])
  return (
    <ListPage
      path={PATH}
      title={t('batches')}
      what={t('batches.what')}
      columns={columnsOf(t)}
      filters={[]}
      acts={acts}
      primary={
        maySend && (
          <Flex gap={8}>
            <ImportLink importer="payout_results" back="/payouts/batches" />
            <Button type="primary" loading={make.running} onClick={() => void makeOne()}>{t('batch.make')}</Button>
          </Flex>
        )
      }
      empty={{ why: t('batches.none') }}
    />
  )
}
