import { expect, it } from 'vitest'
import { speaker } from '@ui/texts'
import type { AnyTerms } from './kinds'
import { ruleOf } from './rule'
import { contentOf, freshValues, NO_MARKS } from './values'
import { en, zh } from './words-rule'

const initial = freshValues('platform', 'amount_off', 0)
const nameOf = (id: string) => `#${id}`
const read = (terms: AnyTerms, changes: object = {}, language: 'zh-CN' | 'en-US' = 'zh-CN') =>
  ruleOf({ ...contentOf({}, initial), terms, ...changes }, speaker(language === 'zh-CN' ? zh : en, language), language, nameOf)

const steps = [
  { threshold_fen: 20_000, off_fen: 3_000 },
  { threshold_fen: 30_000, off_fen: 5_050 },
]

it.each<[AnyTerms, string, string]>([
  [{ kind: 'amount_off', steps, every: false }, '全部商品满 ¥200 减 ¥30，满 ¥300 减 ¥50.50。', 'All goods: ¥30 off from ¥200, ¥50.50 off from ¥300.'],
  [{ kind: 'cross_amount_off', steps: steps.slice(0, 1), every: true, times_most: 3 }, '全部商品跨店每满 ¥200 减 ¥30，最多减 3 次。', 'All goods: across shops, ¥30 off for every ¥200, at most 3 times.'],
  [{ kind: 'percent_off', steps: [{ threshold_fen: 10_000, pay_permille: 850 }], cap_fen: 5_000 }, '全部商品满 ¥100 打 8.5 折，最多优惠 ¥50。', 'All goods: 15% off from ¥100, at most ¥50.'],
  [{ kind: 'pieces_rate', steps: [{ pieces: 2, pay_permille: 900 }] }, '全部商品满 2 件打 9 折。', 'All goods: 10% off from 2 pieces.'],
  [{ kind: 'timed_price', prices: [{ sku_id: 's', price_fen: 990 }], pay_permille: null }, '#s限时 ¥9.90。', '#s for ¥9.90.'],
  [{ kind: 'timed_price', prices: [], pay_permille: 800 }, '全部商品限时 8 折。', 'All goods: 20% off for a limited time.'],
  [{ kind: 'gift_with_purchase', steps: [{ threshold_fen: 10_000, gifts: [{ sku_id: 'g', quantity: 2 }] }] }, '全部商品满 ¥100 赠 #g × 2。', 'All goods: from ¥100, free: #g × 2.'],
  [{ kind: 'free_freight', threshold_fen: 9_900, pieces: 2 }, '全部商品满 ¥99 且满 2 件包邮。', 'All goods: free delivery from ¥99 and 2 pieces.'],
  [{ kind: 'member_price', steps: [{ level: 2, pay_permille: 950 }] }, '全部商品，2 级及以上会员享 9.5 折。', 'All goods: members of level 2 and above 5% off.'],
])('reads %j', (terms, chinese, english) => {
  expect(read(terms)).toBe(chinese)
  expect(read(terms, {}, 'en-US')).toBe(english)
})

it('says for whom, how often, and with what it does not go together', () => {
  const changes = {
    audience: { level_min: 3, only_new: true, only_members: false },
    limits: { per_person: 1, uses: 500 },
    exclusive: true,
    with_coupons: false,
    scope: { merchant_ids: [], only: { ...NO_MARKS, brand_ids: ['b'], product_ids: ['p', 'q'] }, but: { ...NO_MARKS, sku_ids: ['s'] } },
  }
  expect(read({ kind: 'amount_off', steps: steps.slice(0, 1), every: false }, changes)).toBe(
    '1 个品牌的商品、2 个指定商品（不含1 个指定规格）满 ¥200 减 ¥30；限新客；限 3 级及以上会员；每人限享 1 单；共 500 单，用完即止；不与其他活动同享；不可使用优惠券。',
  )
})
