/** Pages of reconciliation: the platform's alone. */
import type { Page } from '@ui/pages'

const STATEMENTS = '/reconciliation/statements'
const title = { 'zh-CN': '对账文件', 'en-US': 'Statements' }
const STATEMENT = 'reconciliation.statement'
const DIFFERENCE = 'reconciliation.difference'

export const pages: Page[] = [
  { path: '/reconciliation/days', title: { 'zh-CN': '每日对账', 'en-US': 'Reconciliation' }, menu: 'money', order: 5, function: DIFFERENCE, load: () => import('./differences/days') },
  { path: '/reconciliation/differences', title: { 'zh-CN': '对账差异', 'en-US': 'Differences' }, menu: 'money', order: 6, function: DIFFERENCE, load: () => import('./differences/list') },
  { path: STATEMENTS, title, menu: 'money', order: 7, function: STATEMENT, load: () => import('./statements/list') },
  { path: `${STATEMENTS}/:id`, title, under: STATEMENTS, function: STATEMENT, load: () => import('./statements/detail') },
]
