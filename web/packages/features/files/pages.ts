import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/files',
    title: { 'zh-CN': '文件', 'en-US': 'Files' },
    menu: 'system',
    order: 30,
    function: 'files.file',
    load: () => import('./list'),
  },
]
