/** Pages of products: what is sold, what waits for review, prices. */
import type { Page } from '@ui/pages'

const LIST = '/catalog/products'
const REVIEWS = '/catalog/reviews'
const PRICES = '/catalog/prices'
const PRODUCT = 'catalog.product'
const PRICE = 'catalog.price'

export const pages: Page[] = [
  { path: LIST, title: { 'zh-CN': '商品', 'en-US': 'Products' }, menu: 'goods', order: 10, function: PRODUCT, load: () => import('./list') },
  { path: `${LIST}/new`, title: { 'zh-CN': '发布商品', 'en-US': 'New product' }, under: LIST, function: PRODUCT, level: 'write', load: () => import('./editor') },
  { path: `${LIST}/:id`, title: { 'zh-CN': '商品', 'en-US': 'Product' }, under: LIST, function: PRODUCT, load: () => import('./detail') },
  { path: `${LIST}/:id/edit`, title: { 'zh-CN': '编辑商品', 'en-US': 'Edit product' }, under: LIST, function: PRODUCT, level: 'write', load: () => import('./editor') },
  { path: PRICES, title: { 'zh-CN': '价格', 'en-US': 'Prices' }, menu: 'goods', order: 30, function: PRICE, load: () => import('./prices') },
]

const revision = (under: string): Page => ({
  path: '/catalog/revisions/:id',
  title: { 'zh-CN': '审核内容', 'en-US': 'Review' },
  under,
  function: PRODUCT,
  load: () => import('./review'),
})

/** Merchants come to a revision from their product. */
export const revisionPages: Page[] = [revision(LIST)]

/** Only the platform reviews. */
export const reviewPages: Page[] = [
  revision(REVIEWS),
  { path: REVIEWS, title: { 'zh-CN': '商品审核', 'en-US': 'Review' }, menu: 'goods', order: 20, function: 'catalog.review', load: () => import('./reviews') },
]
