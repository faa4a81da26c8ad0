/** Pages of invoices: what buyers asked for, and how they are issued. */
import type { Page } from '@ui/pages'

const LIST = '/invoices'
const REQUEST = 'invoicing.request'

export const pages: Page[] = [
  { path: LIST, title: { 'zh-CN': '发票', 'en-US': 'Invoices' }, menu: 'money', order: 30, function: REQUEST, load: () => import('./list') },
  { path: `${LIST}/:id`, title: { 'zh-CN': '开票申请', 'en-US': 'Invoice request' }, under: LIST, function: REQUEST, load: () => import('./detail') },
  { path: '/invoices/issuer', title: { 'zh-CN': '开票信息', 'en-US': 'Issuing invoices' }, menu: 'money', order: 31, function: 'invoicing.issuer', load: () => import('./issuer') },
]

/** Of the platform: what goods bear. */
export const taxPages: Page[] = [
  { path: '/invoices/tax-classes', title: { 'zh-CN': '税收分类', 'en-US': 'Tax classes' }, menu: 'money', order: 32, function: 'invoicing.tax_class', load: () => import('./classes') },
]
