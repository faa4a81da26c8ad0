/** One account: what it holds, and the entries that made it so. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, type Fact } from '@ui/detail-page'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { Amount } from './amount'
import { Id } from './id'
import { Statement } from './statement'
import { type Text, useText } from './texts'
import { bookOf } from './words'

type Account = Schema<'HoldingsView'>

export default function AccountPage() {
  const t = useText()
  const word = useWords()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/ledger/accounts/{account_id}', { params: { path: { account_id: id } } })
  return (
    <DetailPage<Account>
      asked={asked}
      back="/ledger/accounts"
      title={(it) => `${bookOf(t, it.book)} · ${it.kind}`}
      facts={(it) => facts(t, it, it.limited ? word('yes') : word('no'))}
    >
      {(it) => <Statement account={it} />}
    </DetailPage>
  )
}

function facts(t: Text, it: Account, limited: string): Fact[] {
  return [
    { label: t('balance'), value: <Amount of={it} count={it.balance} /> },
    { label: t('free'), value: <Amount of={it} count={it.free} /> },
    { label: t('unit'), value: it.unit },
    { label: t('posted.debit'), value: <Amount of={it} count={it.debits_posted} /> },
    { label: t('posted.credit'), value: <Amount of={it} count={it.credits_posted} /> },
    { label: t('side'), value: it.side === 'debit' ? t('side.debit') : t('side.credit') },
    { label: t('pending.debit'), value: <Amount of={it} count={it.debits_pending} /> },
    { label: t('pending.credit'), value: <Amount of={it} count={it.credits_pending} /> },
    { label: t('limited'), value: limited },
    { label: t('owner'), value: <Id id={it.owner_id} /> },
    { label: t('home'), value: <Id id={it.home_id} /> },
    { label: t('opened'), value: <Time at={it.opened_at} exact /> },
  ]
}
