/** Pages of violations: the platform raises and decides, a merchant answers and sees his deposit. */
import type { Page } from '@ui/pages'

const LIST = '/violations'
const VIOLATION = 'violations.violation'
const title = { 'zh-CN': '违规与罚款', 'en-US': 'Violations' }

export const pages: Page[] = [
  { path: LIST, title, menu: 'merchants', order: 45, function: VIOLATION, load: () => import('./list') },
  { path: `${LIST}/:id`, title, under: LIST, function: VIOLATION, load: () => import('./detail') },
]

/** Of a merchant. */
export const ownPages: Page[] = [
  { path: LIST, title, menu: 'money', order: 27, function: VIOLATION, load: () => import('./list') },
  { path: `${LIST}/deposit`, title: { 'zh-CN': '保证金', 'en-US': 'Deposit' }, menu: 'money', order: 26, function: VIOLATION, load: () => import('./deposit') },
  { path: `${LIST}/:id`, title, under: LIST, function: VIOLATION, load: () => import('./detail') },
]
