/** The merchant's own file: papers, categories, deposit, settlement account. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { CategoriesField } from '@ui/category-field'
import { Facts, Section } from '@ui/detail-page'
import { Custom } from '@ui/fields'
import { FormDrawer, FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { AccountFields } from '../apply/steps'
import { FACT_STEPS, useFacts } from '../facts'
import { CategoryTable } from '../merchants/categories'
import { Receipts } from '../merchants/deposit'
import { useMerchantText } from '../merchants/texts'
import { type Merchant, type Paper, State } from '../states'
import { type Key, useText } from '../texts'
import { paperColumns, useKinds } from './columns'
import { PaperFields, type PaperValues, writtenPaper } from './fields'
import { usePapersText } from './texts'

type Which = 'paper' | 'categories' | 'account'

export default function OwnFile() {
  const p = usePapersText()
  const asked = api.useQuery('get', '/api/console/merchants/own-file')
  const it = asked.data
  const state = it !== undefined && <State kind="state" state={it.state} />
  return (
    <PlainPage asked={asked} title={p('own.title')} what={p('own.what')} state={state}>
      {it !== undefined && <File merchant={it} />}
    </PlainPage>
  )
}

function File({ merchant: it }: { merchant: Merchant }) {
  const t = useText()
  const m = useMerchantText()
  const p = usePapersText()
  const may = useMay()
  const factsOf = useFacts()
  const { nameOf } = useKinds()
  const [open, setOpen] = useState<Which | null>(null)
  const close = () => setOpen(null)
  const mine = may('merchants.paper', 'write') && !it.self_run
  const act = (which: Which, title: string) => <Button onClick={() => setOpen(which)}>{title}</Button>
  return (
    <Flex vertical gap={16}>
      {it.state === 'frozen' && <Alert type="error" showIcon title={m('frozen.because', { at: it.frozen_at?.slice(0, 10) ?? '', reason: it.frozen_reason })} />}
      <Section title={t('categories')} extra={mine && act('categories', p('own.ask'))}>
        <CategoryTable categories={it.categories} />
      </Section>
      <Section title={t('papers')} extra={mine && act('paper', p('own.add'))}>
        <PlainTable<Paper> rows={it.papers} empty={m('papers.none')} columns={paperColumns(t, nameOf)} />
      </Section>
      {it.deposit.demanded_fen !== null && (
        <Section title={m('deposit')} extra={it.deposit.state && <State kind="deposit" state={it.deposit.state} />}>
          <Flex vertical gap={12}>
            <Flex gap={24}>
              <span>
                {m('deposit.due')} <Money fen={it.deposit.demanded_fen} currency="CNY" />
              </span>
              <span>
                {m('deposit.held')} <Money fen={it.deposit.held_fen} currency="CNY" />
              </span>
            </Flex>
            <Receipts receipts={it.deposit.receipts} />
          </Flex>
        </Section>
      )}
      {FACT_STEPS.map((step) => (
        <Facts
          key={step}
          title={t(`step.${step}` as Key)}
          extra={step === 'account' && may('merchants.account', 'write') && !it.self_run && act('account', p('own.account'))}
          facts={factsOf(it, step)}
        />
      ))}
      {open === 'paper' && <ShowPaper merchant={it} close={close} />}
      {open === 'categories' && <Ask merchant={it} close={close} />}
      {open === 'account' && <ChangeAccount merchant={it} close={close} />}
    </Flex>
  )
}

interface ActProps {
  merchant: Merchant
  close: () => void
}

const at = (it: Merchant) => ({ params: { path: { merchant_id: it.id } } })

function ShowPaper({ merchant: it, close }: ActProps) {
  const p = usePapersText()
  const say = useSay()
  const show = useAct('post', '/api/console/merchants/merchants/{merchant_id}/papers')
  return (
    <FormDrawer<PaperValues>
      open
      title={p('own.add')}
      onClose={close}
      onSubmit={async (values) => {
        await show.run({ ...at(it), body: writtenPaper(values) })
        say.done(p('own.added'))
      }}
    >
      <PaperFields all />
    </FormDrawer>
  )
}

function Ask({ merchant: it, close }: ActProps) {
  const t = useText()
  const p = usePapersText()
  const say = useSay()
  const ask = useAct('post', '/api/console/merchants/merchants/{merchant_id}/categories')
  return (
    <FormModal<{ category_ids: string[] }>
      open
      title={p('own.ask')}
      onClose={close}
      onSubmit={async (body) => {
        await ask.run({ ...at(it), body })
        say.done(p('own.asked'))
      }}
    >
      <Custom name="category_ids" label={t('categories')} required>
        <CategoriesField />
      </Custom>
    </FormModal>
  )
}

function ChangeAccount({ merchant: it, close }: ActProps) {
  const t = useText()
  const p = usePapersText()
  const say = useSay()
  const change = useAct('put', '/api/console/merchants/merchants/{merchant_id}/account')
  return (
    <FormDrawer<Schema<'SettlementAccount'>>
      open
      title={p('own.account')}
      onClose={close}
      initial={{ account_kind: 'corporate' }}
      onSubmit={async (values) => {
        const asked = await change.run({ ...at(it), body: { ...values, bank_branch: values.bank_branch ?? '', version: it.version } })
        say.done(asked ? t('asked') : t('happened.account_changed'))
      }}
    >
      <Alert type="info" showIcon title={p('own.account.help')} style={{ marginBlockEnd: 16 }} />
      <AccountFields />
    </FormDrawer>
  )
}
