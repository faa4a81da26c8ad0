/** The page of what buyers say: the platform's of all goods, a merchant's of its own. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/catalog/buyer-reviews',
    title: { 'zh-CN': '评价', 'en-US': 'Buyer reviews' },
    menu: 'goods',
    order: 35,
    function: 'catalog.buyer_review',
    load: () => import('./list'),
  },
]
