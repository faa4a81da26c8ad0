/** Who pays, if it is to be a member there is, and with which coupons. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import { Flex, Input, Select, Typography } from '@ui/parts'
import { useTrialText } from '../words-trial'

const BATCHES_MAX = 20
const FOUND_MAX = 50

interface Props {
  phone: string
  setPhone: (typed: string) => void
  member: Schema<'TriedView'>['member'] | undefined
  batches: string[]
  setBatches: (ids: string[]) => void
}

/** A number that is whole; with spaces, dashes or the country's number it is the same. */
export function phoneOf(typed: string): string | undefined {
  const plain = typed.replace(/[\s\-()]/g, '').replace(/^(?:\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(plain) ? plain : undefined
}

export function Pays({ phone, setPhone, member, batches, setBatches }: Props) {
  const t = useTrialText()
  const may = useMay()
  return (
    <>
      {may('members.member') && (
        <Flex gap={12} align="center" wrap>
          <Input allowClear value={phone} onChange={(typed) => setPhone(typed.target.value)} placeholder={t('member.phone')} aria-label={t('member.phone')} maxLength={20} inputMode="tel" style={{ width: 220 }} />
          {member && <Typography.Text type="secondary">{t(member.is_new ? 'member.new' : 'member.known', { name: member.name || t('member.nameless'), count: member.coupon_count })}</Typography.Text>}
        </Flex>
      )}
      {may('marketing.coupon') && <Coupons chosen={batches} choose={setBatches} />}
    </>
  )
}

function Coupons({ chosen, choose }: { chosen: string[]; choose: (ids: string[]) => void }) {
  const t = useTrialText()
  const [typed, setTyped] = useState('')
  const [names, setNames] = useState<Record<string, string>>({})
  const name = useDeferredValue(typed.trim())
  const query = { limit: FOUND_MAX, state: ['live' as const, 'paused' as const, 'draft' as const], ...(name === '' ? {} : { name }) }
  const asked = api.useQuery('get', '/api/console/marketing/coupon-batches', { params: { query } }, { placeholderData: keepPreviousData })
  const found = (asked.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  const kept = chosen.filter((id) => !found.some((one) => one.value === id)).map((id) => ({ value: id, label: names[id] ?? id }))
  return (
    <Select<string[]>
      mode="multiple"
      value={chosen}
      onChange={(ids: string[]) => {
        setNames({ ...names, ...Object.fromEntries([...found, ...kept].map((one) => [one.value, one.label])) })
        setTyped('')
        choose(ids)
      }}
      options={[...found, ...kept]}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      maxCount={BATCHES_MAX}
      loading={asked.isFetching}
      allowClear
      placeholder={t('coupons.as-held')}
      aria-label={t('coupons.as-held')}
      notFoundContent={t('coupons.none')}
      style={{ width: '100%' }}
    />
  )
}
