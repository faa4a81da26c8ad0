/** The books of the house: the platform's alone. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  { path: '/finance/days', title: { 'zh-CN': '日结', 'en-US': 'Daily close' }, menu: 'money', order: 2, function: 'finance.day', load: () => import('./days') },
  { path: '/finance/days/:day', title: { 'zh-CN': '日结', 'en-US': 'Day' }, under: '/finance/days', function: 'finance.day', load: () => import('./day') },
  { path: '/finance/trial-balance', title: { 'zh-CN': '试算平衡表', 'en-US': 'Trial balance' }, menu: 'money', order: 4, function: 'finance.ledger', load: () => import('./trial') },
]
