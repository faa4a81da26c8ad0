/** What coupons a member holds or held. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import { Card } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { OwnerName } from '../owner'
import { Span } from '../span'
import { useText } from '../words'
import { useCouponText } from '../words-coupons'
import { OfferWords } from './offer'

type Held = Schema<'HeldCouponView'>
type Shown = Held['state'] | 'over'
const MEANINGS: Record<Shown, Meaning> = { free: 'good', held: 'waiting', used: 'off', over: 'off' }

export default function CouponsOfMember() {
  const { id = '' } = useParams()
  const t = useCouponText()
  const word = useText()
  const [now] = useState(() => Date.now())
  const mayMembers = useMay()('members.member')
  const member = api.useQuery('get', '/api/console/members/members/{member_id}', { params: { path: { member_id: id } } }, { enabled: mayMembers })
  const asked = api.useQuery('get', '/api/console/marketing/members/{member_id}/coupons', { params: { path: { member_id: id } } })
  const name = member.data?.name || member.data?.phone
  const shown = (one: Held): Shown => (one.state === 'free' && Date.parse(one.ends_at) <= now ? 'over' : one.state)
  return (
    <PlainPage title={name ? `${t('member.title')} · ${name}` : t('member.title')} what={t('member.what')} back={mayMembers ? '/members/members' : undefined} asked={asked}>
      <Card>
        <PlainTable<Held>
          rows={asked.data}
          empty={t('member.none')}
          columns={[
            { key: 'name', title: t('name'), show: (row) => <Link to={`/marketing/coupons/${row.batch_id}`}>{row.name}</Link> },
            { key: 'offer', title: t('offer'), show: (row) => <OfferWords offer={row} /> },
            { key: 'shop', title: word('shop'), width: 140, show: (row) => <OwnerName id={row.merchant_id} /> },
            { key: 'state', title: word('state'), width: 130, show: (row) => <StatusTag meaning={MEANINGS[shown(row)]}>{t(`state.${shown(row)}`)}</StatusTag> },
            { key: 'valid', title: t('valid'), width: 300, show: (row) => <Span from={row.valid_from} to={row.ends_at} /> },
          ]}
        />
      </Card>
    </PlainPage>
  )
}
