/** Pages of fees that merchants pay to the platform, and of the bills that say what they are owed. */
import type { Page } from '@ui/pages'

export const feePages: Page[] = [
  { path: '/settlement/fees', title: { 'zh-CN': '平台费用', 'en-US': 'Fees' }, menu: 'money', order: 28, function: 'settlement.fee', load: () => import('./fees') },
]

const BILLS = '/bills'
const title = { 'zh-CN': '结算单', 'en-US': 'Bills' }

export const billPages: Page[] = [
  { path: BILLS, title, menu: 'money', order: 23, function: 'settlement.bill', load: () => import('./bills/list') },
  { path: `${BILLS}/:id`, title, under: BILLS, function: 'settlement.bill', load: () => import('./bills/detail') },
]
