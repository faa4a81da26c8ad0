/** Pages of fees that merchants pay to the platform. */
import type { Page } from '@ui/pages'

export const feePages: Page[] = [
  { path: '/settlement/fees', title: { 'zh-CN': '平台费用', 'en-US': 'Fees' }, menu: 'money', order: 28, function: 'settlement.fee', load: () => import('./fees') },
]
