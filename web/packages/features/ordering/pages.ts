/** Pages of orders: found, looked into, held ones decided; trades for the platform. */
import type { Page } from '@ui/pages'

const LIST = '/ordering/orders'
const HOLDS = '/ordering/holds'
const TRADES = '/ordering/trades'
const ORDER = 'ordering.order'
const TRADE = 'ordering.trade'

export const pages: Page[] = [
  { path: LIST, title: { 'zh-CN': '订单', 'en-US': 'Orders' }, menu: 'orders', order: 10, function: ORDER, load: () => import('./list') },
  { path: `${LIST}/:id`, title: { 'zh-CN': '订单', 'en-US': 'Order' }, under: LIST, function: ORDER, load: () => import('./order/detail') },
  { path: `${LIST}/:id/journey`, title: { 'zh-CN': '订单流转', 'en-US': 'Journey' }, under: LIST, function: ORDER, load: () => import('./journey/page') },
]

/** A trade may be of several merchants, and the platform decides what is held. */
export const platformPages: Page[] = [
  { path: HOLDS, title: { 'zh-CN': '待审核订单', 'en-US': 'Held orders' }, menu: 'orders', order: 20, function: 'ordering.hold', load: () => import('./holds') },
  { path: TRADES, title: { 'zh-CN': '交易', 'en-US': 'Trades' }, menu: 'orders', order: 30, function: TRADE, load: () => import('./trades/list') },
  { path: `${TRADES}/:id`, title: { 'zh-CN': '交易', 'en-US': 'Trade' }, under: TRADES, function: TRADE, load: () => import('./trades/detail') },
]
