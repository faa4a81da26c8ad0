/** What the form of a batch of coupons holds, and what is sent of it. */
import type { Schema } from '@api/types'
import type { Owner } from '../kinds'
import { isEmpty, type Marks, NO_MARKS } from '../values'

export type Batch = Schema<'BatchDetailView'>
export type BatchContent = Schema<'MakeBatch'>
export type CouponKind = BatchContent['kind']

export interface Values {
  owner: Owner
  name: string
  kind: CouponKind
  threshold_fen: number
  /** Fen off; the other one is what is left to pay. */
  value: number | null
  pay_permille: number | null
  cap_fen: number | null
  whole: boolean
  scope: { merchant_ids: string[]; only: Marks; but: Marks }
  platform_permille: number
  count_max: number
  per_member: number
  way: BatchContent['way']
  sent_on: BatchContent['sent_on']
  take_from: string
  take_until: string
  validity: 'dated' | 'days'
  valid_from: string | null
  valid_until: string | null
  valid_days: number | null
}

const PER_MILLE = 1_000
const DAY_MILLISECONDS = 86_400_000
const USUAL_DAYS = 7

export function freshValues(owner: Owner, now: number): Values {
  const day = new Date(now)
  day.setHours(0, 0, 0, 0)
  const from = day.toISOString()
  const until = new Date(day.getTime() + USUAL_DAYS * DAY_MILLISECONDS).toISOString()
  return {
    owner,
    name: '',
    kind: 'amount',
    threshold_fen: 0,
    value: null,
    pay_permille: null,
    cap_fen: null,
    whole: true,
    scope: { merchant_ids: [], only: NO_MARKS, but: NO_MARKS },
    platform_permille: owner === 'platform' ? PER_MILLE : 0,
    count_max: PER_MILLE,
    per_member: 1,
    way: 'taken',
    sent_on: null,
    take_from: from,
    take_until: until,
    validity: 'days',
    valid_from: from,
    valid_until: until,
    valid_days: USUAL_DAYS,
  }
}

export function valuesOf(batch: Batch): Values {
  const only = { ...NO_MARKS, ...batch.scope.only }
  return {
    ...batch,
    owner: batch.merchant_id === null ? 'platform' : 'shop',
    value: batch.kind === 'percent' ? null : batch.value,
    pay_permille: batch.kind === 'percent' ? PER_MILLE - batch.value : null,
    whole: isEmpty(only),
    scope: { merchant_ids: batch.scope.merchant_ids ?? [], only, but: { ...NO_MARKS, ...batch.scope.but } },
    validity: batch.valid_days === null ? 'dated' : 'days',
  }
}

/** What is sent, less what a batch keeps for good: whose it is and how it is given. */
export function contentOf(written: Partial<Values>, initial: Values) {
  const all: Values = { ...initial, ...written }
  const { name, kind, count_max, per_member, take_from, take_until } = all
  const dated = all.validity === 'dated'
  const scope = { ...initial.scope, ...written.scope }
  return {
    name,
    kind,
    count_max,
    per_member,
    take_from,
    take_until,
    threshold_fen: all.threshold_fen ?? 0,
    value: kind === 'percent' ? PER_MILLE - (all.pay_permille ?? 0) : (all.value ?? 0),
    cap_fen: kind === 'percent' ? all.cap_fen : null,
    scope: { merchant_ids: all.owner === 'platform' ? scope.merchant_ids : [], only: all.whole ? NO_MARKS : { ...NO_MARKS, ...scope.only }, but: { ...NO_MARKS, ...scope.but } },
    platform_permille: all.platform_permille ?? 0,
    valid_from: dated ? all.valid_from : null,
    valid_until: dated ? all.valid_until : null,
    valid_days: dated ? null : all.valid_days,
  }
}

export type Offer = Pick<Batch, 'kind' | 'threshold_fen' | 'value' | 'cap_fen'>
