/** What one document wrote into the ledger. */
import type { ComponentProps } from 'react'
import { useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Card } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Id } from './id'
import { type Text, useText } from './texts'
import { actOf, shortId } from './words'

type Transfer = Schema<'TransferView'>

export default function DocumentPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/ledger/documents/{document_id}/transfers', { params: { path: { document_id: id } } })
  return (
    <PlainPage title={`${t('document.title')} ${shortId(id)}`} what={t('document.what')} back="/ledger/accounts" asked={asked}>
      <Card>
        <PlainTable<Transfer> rows={asked.data} columns={columns(t)} empty={t('document.none')} />
      </Card>
    </PlainPage>
  )
}

function columns(t: Text): ComponentProps<typeof PlainTable<Transfer>>['columns'] {
  return [
    { key: 'at', title: t('at'), show: (one) => <Time at={one.at} exact /> },
    { key: 'act', title: t('act'), show: (one) => actOf(t, one.kind) },
    { key: 'reason', title: t('reason'), show: (one) => one.reason },
    { key: 'from', title: t('from'), show: (one) => <Id id={one.debit_account_id} to={`/ledger/accounts/${one.debit_account_id}`} /> },
    { key: 'to', title: t('to'), show: (one) => <Id id={one.credit_account_id} to={`/ledger/accounts/${one.credit_account_id}`} /> },
    { key: 'posted', title: t('posted'), right: true, show: (one) => one.posted },
    { key: 'pending', title: t('pending'), right: true, show: (one) => one.pending },
  ]
}
