/** What one step moved in the ledger, read when somebody asks. */
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { PlainTable } from '@ui/plain-table'
import { useJourneyText } from './texts'

type Transfer = Schema<'TransferView'>
const ACTS = ['transfer', 'reserve', 'post', 'void', 'expire'] as const
const END = 8

export function Entries({ document, chain }: { document: string; chain: string }) {
  const t = useJourneyText()
  const asked = api.useQuery('get', '/api/console/ledger/documents/{document_id}/transfers', { params: { path: { document_id: document } } })
  const account = (id: string) => <Link to={`/ledger/accounts/${id}`}>…{id.slice(-END)}</Link>
  const actOf = (kind: string) => {
    const known = ACTS.find((one) => one === kind)
    return known === undefined ? kind : t(`act.${known}`)
  }
  return (
    <PlainTable<Transfer>
      rows={asked.data?.filter((one) => one.chain_id === chain)}
      loading={asked.isPending}
      empty={t('entries.none')}
      columns={[
        { key: 'act', title: t('entries.act'), show: (one) => actOf(one.kind) },
        { key: 'from', title: t('entries.from'), show: (one) => account(one.debit_account_id) },
        { key: 'to', title: t('entries.to'), show: (one) => account(one.credit_account_id) },
        { key: 'posted', title: t('entries.posted'), right: true, show: (one) => one.posted },
        { key: 'pending', title: t('entries.pending'), right: true, show: (one) => one.pending },
      ]}
    />
  )
}
