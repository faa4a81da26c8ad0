import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/settings',
    title: { 'zh-CN': '系统设置', 'en-US': 'Settings' },
    menu: 'system',
    order: 10,
    function: 'settings.setting',
    load: () => import('./list'),
  },
]
