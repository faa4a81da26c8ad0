/** Pages of offers: promotions, coupons, what a price comes to. */
import type { Page } from '@ui/pages'

const PROMOTIONS = '/marketing/promotions'
const PROMOTION = 'marketing.promotion'
const COUPONS = '/marketing/coupons'
const COUPON = 'marketing.coupon'

export const pages: Page[] = [
  { path: PROMOTIONS, title: { 'zh-CN': '促销活动', 'en-US': 'Promotions' }, menu: 'marketing', order: 10, function: PROMOTION, load: () => import('./promotions/list') },
  { path: `${PROMOTIONS}/new`, title: { 'zh-CN': '新建活动', 'en-US': 'New promotion' }, under: PROMOTIONS, function: PROMOTION, level: 'write', load: () => import('./promotions/create') },
  { path: `${PROMOTIONS}/:id`, title: { 'zh-CN': '促销活动', 'en-US': 'Promotion' }, under: PROMOTIONS, function: PROMOTION, load: () => import('./promotions/detail') },
  { path: `${PROMOTIONS}/:id/edit`, title: { 'zh-CN': '修改活动', 'en-US': 'Change promotion' }, under: PROMOTIONS, function: PROMOTION, level: 'write', load: () => import('./promotions/edit') },
  { path: COUPONS, title: { 'zh-CN': '优惠券', 'en-US': 'Coupons' }, menu: 'marketing', order: 20, function: COUPON, load: () => import('./coupons/list') },
  { path: `${COUPONS}/new`, title: { 'zh-CN': '新建优惠券', 'en-US': 'New coupons' }, under: COUPONS, function: COUPON, level: 'write', load: () => import('./coupons/create') },
  { path: `${COUPONS}/:id`, title: { 'zh-CN': '优惠券', 'en-US': 'Coupons' }, under: COUPONS, function: COUPON, load: () => import('./coupons/detail') },
  { path: `${COUPONS}/:id/edit`, title: { 'zh-CN': '修改优惠券', 'en-US': 'Change coupons' }, under: COUPONS, function: COUPON, level: 'write', load: () => import('./coupons/edit') },
  { path: '/marketing/members/:id', title: { 'zh-CN': '会员的优惠券', 'en-US': 'Coupons of a member' }, under: COUPONS, function: COUPON, load: () => import('./coupons/member') },
  { path: '/marketing/trial', title: { 'zh-CN': '价格试算', 'en-US': 'Price trial' }, menu: 'marketing', order: 30, function: PROMOTION, load: () => import('./trial/page') },
]
