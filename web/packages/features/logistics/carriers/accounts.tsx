/** Contracts with carriers: what is left of their numbers, and whether they answer. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { PlusOutlined } from '@ui/icons'
import type { RowAct } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Card, Flex, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { AccountForm } from './account-form'
import { type Text, useText } from './texts'

export type Account = Schema<'CarrierAccountView'>
const LOOK_AGAIN_MILLISECONDS = 1_000
const SHOWN_MAX = 200
const isTesting = (one: Account) => one.test_asked_at !== null && one.tested_at === null

export function Accounts() {
  const t = useText()
  const say = useSay()
  const { place } = useMe()
  const may = useMay()('logistics.carrier_account', 'write')
  const { nameOf: name } = useCarriers()
  const [edited, setEdited] = useState<Account | 'new' | null>(null)
  const attempt = useAct('post', '/api/console/logistics/carrier-accounts/{account_id}/test')
  const asked = api.useQuery('get', '/api/console/logistics/carrier-accounts', { params: { query: { limit: SHOWN_MAX } } }, { refetchInterval: ({ state }) => state.data?.items.some(isTesting) === true && LOOK_AGAIN_MILLISECONDS })

  async function tryOut(one: Account) {
    await attempt.run({ params: { path: { account_id: one.id } } })
    say.done(t('tried'))
  }

  const acts = (one: Account): RowAct[] => [
    { key: 'edit', title: t('edit'), run: () => setEdited(one) },
    { key: 'try', title: t('try'), run: () => void tryOut(one).catch(say.problem) },
  ]
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('accounts.new')}
    </Button>
  )
  return (
    <Card title={t('accounts')} extra={make}>
      <Typography.Paragraph type="secondary">{t('accounts.what')}</Typography.Paragraph>
      <PlainTable<Account> rows={asked.data?.items} columns={columns(t, name, place.console === 'platform')} acts={may ? acts : undefined} empty={t('accounts.none')} />
      {edited !== null && <AccountForm account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

function columns(t: Text, name: (code: string) => string, isPlatform: boolean) {
  const shop = [{ key: 'shop', title: t('shop'), width: 120, show: (one: Account) => one.shop_name }]
  return [
    { key: 'name', title: t('name'), show: (one: Account) => <Typography.Text strong>{one.name}</Typography.Text> },
    ...(isPlatform ? shop : []),
    { key: 'carrier', title: t('carrier'), width: 130, show: (one: Account) => name(one.carrier_code) },
    { key: 'gateway', title: t('gateway'), width: 150, show: (one: Account) => t(`gateway.${one.gateway}`) },
    { key: 'enabled', title: t('enabled'), width: 100, show: (one: Account) => <StatusTag meaning={one.enabled ? 'good' : 'off'}>{t(one.enabled ? 'on' : 'off')}</StatusTag> },
    { key: 'balance', title: t('balance'), width: 130, right: true, show: (one: Account) => <Balance one={one} t={t} /> },
    { key: 'test', title: t('test'), width: 210, show: (one: Account) => <Tested one={one} t={t} /> },
  ]
}

function Balance({ one, t }: { one: Account; t: Text }) {
  if (one.balance === null) return <Typography.Text type="secondary">{t('balance.never')}</Typography.Text>
  const shown = one.balance.toLocaleString()
  return one.balance <= one.balance_low ? <Typography.Text type="danger">{shown}</Typography.Text> : <>{shown}</>
}

function Tested({ one, t }: { one: Account; t: Text }) {
  if (isTesting(one)) return <StatusTag meaning="running">{t('test.running')}</StatusTag>
  if (one.tested_at === null) return <StatusTag meaning="plain">{t('test.none')}</StatusTag>
  const fine = one.test_error === null
  return (
    <Flex vertical gap={4} align="start">
      <Flex gap={8} align="center">
        <StatusTag meaning={fine ? 'good' : 'bad'}>{t(fine ? 'test.good' : 'test.bad')}</StatusTag>
        <Typography.Text type="secondary">
          <Time at={one.tested_at} />
        </Typography.Text>
      </Flex>
      {!fine && <Typography.Text type="secondary">{one.test_error}</Typography.Text>}
    </Flex>
  )
}
