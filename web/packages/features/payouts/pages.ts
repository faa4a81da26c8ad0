/** Pages of payouts: the platform pays, a merchant sees his balance and withdraws. */
import type { Page } from '@ui/pages'

const LIST = '/payouts'
const PAYOUT = 'payouts.payout'
const title = { 'zh-CN': '打款', 'en-US': 'Payouts' }

const shared: Page[] = [
  { path: LIST, title, menu: 'money', order: 24, function: PAYOUT, load: () => import('./list') },
  { path: `${LIST}/:id`, title, under: LIST, function: PAYOUT, load: () => import('./detail') },
]

export const pages: Page[] = [
  ...shared,
  { path: `${LIST}/batches`, title: { 'zh-CN': '打款批次', 'en-US': 'Payout batches' }, menu: 'money', order: 25, function: 'payouts.sending', load: () => import('./batches') },
]

/** Of a merchant. */
export const ownPages: Page[] = [
  { path: `${LIST}/balance`, title: { 'zh-CN': '余额与提现', 'en-US': 'Balance' }, menu: 'money', order: 23, function: PAYOUT, load: () => import('./balance') },
  ...shared,
]
