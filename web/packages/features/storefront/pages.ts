import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/storefront/floors',
    title: { 'zh-CN': '首页楼层', 'en-US': 'Home floors' },
    menu: 'shop',
    order: 10,
    function: 'storefront.floor',
    load: () => import('./list'),
  },
]
