import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/ledger/accounts',
    title: { 'zh-CN': '账本账户', 'en-US': 'Ledger accounts' },
    menu: 'ledger',
    order: 10,
    function: 'ledger.account',
    load: () => import('./accounts'),
  },
  {
    path: '/ledger/accounts/:id',
    title: { 'zh-CN': '账户', 'en-US': 'Account' },
    under: '/ledger/accounts',
    function: 'ledger.account',
    load: () => import('./account'),
  },
  {
    path: '/ledger/documents/:id',
    title: { 'zh-CN': '单据的转移', 'en-US': 'Transfers of a document' },
    under: '/ledger/accounts',
    function: 'ledger.account',
    load: () => import('./document'),
  },
]
