/** Pages of reconciliation: the platform's alone. */
import type { Page } from '@ui/pages'

const STATEMENTS = '/reconciliation/statements'
const title = { 'zh-CN': '对账文件', 'en-US': 'Statements' }
const STATEMENT = 'reconciliation.statement'

export const pages: Page[] = [
  { path: STATEMENTS, title, menu: 'money', order: 7, function: STATEMENT, load: () => import('./statements/list') },
  { path: `${STATEMENTS}/:id`, title, under: STATEMENTS, function: STATEMENT, load: () => import('./statements/detail') },
]
