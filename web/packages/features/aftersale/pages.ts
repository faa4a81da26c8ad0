/** Pages of what buyers ask for after they have paid. */
import type { Page } from '@ui/pages'

const LIST = '/aftersale/cases'
const CASE = 'aftersale.case'

export const pages: Page[] = [
  { path: LIST, title: { 'zh-CN': '售后单', 'en-US': 'After-sale' }, menu: 'orders', order: 80, function: CASE, load: () => import('./cases/list') },
  { path: `${LIST}/:id`, title: { 'zh-CN': '售后单', 'en-US': 'After-sale case' }, under: LIST, function: CASE, load: () => import('./cases/detail') },
  { path: '/aftersale/figures', title: { 'zh-CN': '售后统计', 'en-US': 'After-sale figures' }, menu: 'orders', order: 85, function: CASE, load: () => import('./figures') },
]

/** Of a merchant: when his money goes back. */
export const rulePages: Page[] = [
  { path: '/aftersale/rule', title: { 'zh-CN': '售后规则', 'en-US': 'After-sale rule' }, menu: 'orders', order: 90, function: 'aftersale.rule', load: () => import('./rule') },
]
