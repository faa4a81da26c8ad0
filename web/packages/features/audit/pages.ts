import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/audit/entries',
    title: { 'zh-CN': '操作日志', 'en-US': 'Operation log' },
    menu: 'audit',
    order: 10,
    function: 'audit.entry',
    load: () => import('./entries'),
  },
  {
    path: '/audit/entries/:id',
    title: { 'zh-CN': '操作记录', 'en-US': 'Entry' },
    under: '/audit/entries',
    function: 'audit.entry',
    load: () => import('./entry'),
  },
  {
    path: '/audit/logins',
    title: { 'zh-CN': '登录日志', 'en-US': 'Login log' },
    menu: 'audit',
    order: 20,
    function: 'audit.login',
    load: () => import('./logins'),
  },
]
