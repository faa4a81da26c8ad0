import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/exports',
    title: { 'zh-CN': '我的导出', 'en-US': 'My exports' },
    menu: 'notices',
    order: 90,
    function: 'exports.file',
    load: () => import('./list'),
  },
]
