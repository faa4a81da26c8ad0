import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/dictionaries',
    title: { 'zh-CN': '数据字典', 'en-US': 'Dictionaries' },
    menu: 'system',
    order: 20,
    function: 'dictionaries.dictionary',
    load: () => import('./list'),
  },
  {
    path: '/dictionaries/:code',
    title: { 'zh-CN': '数据字典', 'en-US': 'Dictionary' },
    under: '/dictionaries',
    function: 'dictionaries.dictionary',
    load: () => import('./detail'),
  },
]
