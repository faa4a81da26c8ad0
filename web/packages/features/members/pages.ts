import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/members/members',
    title: { 'zh-CN': '会员', 'en-US': 'Members' },
    menu: 'shop',
    order: 20,
    function: 'members.member',
    load: () => import('./list'),
  },
]
