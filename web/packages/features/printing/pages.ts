import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/printing/templates',
    title: { 'zh-CN': '打印模板', 'en-US': 'Print templates' },
    menu: 'system',
    order: 60,
    function: 'printing.template',
    load: () => import('./list'),
  },
  {
    path: '/printing/templates/:id',
    title: { 'zh-CN': '打印模板', 'en-US': 'Print template' },
    under: '/printing/templates',
    function: 'printing.template',
    load: () => import('./editor'),
  },
  {
    path: '/printing/log',
    title: { 'zh-CN': '打印日志', 'en-US': 'Print log' },
    menu: 'audit',
    order: 60,
    function: 'printing.entry',
    load: () => import('./log'),
  },
]
