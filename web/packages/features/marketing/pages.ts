/** Pages of offers: promotions, coupons, what a price comes to. */
import type { Page } from '@ui/pages'

const PROMOTIONS = '/marketing/promotions'
const PROMOTION = 'marketing.promotion'

export const pages: Page[] = [
  { path: PROMOTIONS, title: { 'zh-CN': '促销活动', 'en-US': 'Promotions' }, menu: 'marketing', order: 10, function: PROMOTION, load: () => import('./promotions/list') },
  { path: `${PROMOTIONS}/new`, title: { 'zh-CN': '新建活动', 'en-US': 'New promotion' }, under: PROMOTIONS, function: PROMOTION, level: 'write', load: () => import('./promotions/create') },
  { path: `${PROMOTIONS}/:id`, title: { 'zh-CN': '促销活动', 'en-US': 'Promotion' }, under: PROMOTIONS, function: PROMOTION, load: () => import('./promotions/detail') },
  { path: `${PROMOTIONS}/:id/edit`, title: { 'zh-CN': '修改活动', 'en-US': 'Change promotion' }, under: PROMOTIONS, function: PROMOTION, level: 'write', load: () => import('./promotions/edit') },
  { path: '/marketing/trial', title: { 'zh-CN': '价格试算', 'en-US': 'Price trial' }, menu: 'marketing', order: 30, function: PROMOTION, load: () => import('./trial/page') },
]
