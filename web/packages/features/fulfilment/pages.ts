/** Pages of sending: the dispatch desk, shipments, rules of sourcing. */
import type { Page } from '@ui/pages'

const LIST = '/fulfilment/shipments'
const DESK = '/fulfilment/desk'
const SHIPMENT = 'fulfilment.shipment'
const RULE = 'fulfilment.rule'
const KEYS = '/fulfilment/card-keys'

export const pages: Page[] = [
  { path: DESK, title: { 'zh-CN': '调度台', 'en-US': 'Dispatch desk' }, menu: 'orders', order: 40, function: SHIPMENT, load: () => import('./desk/page') },
  { path: LIST, title: { 'zh-CN': '发货单', 'en-US': 'Shipments' }, menu: 'orders', order: 50, function: SHIPMENT, load: () => import('./shipments/list') },
  { path: `${LIST}/:id`, title: { 'zh-CN': '发货单', 'en-US': 'Shipment' }, under: LIST, function: SHIPMENT, load: () => import('./shipments/detail') },
  { path: '/fulfilment/orders/:id', title: { 'zh-CN': '订单履约', 'en-US': 'How the order is sent' }, under: DESK, function: SHIPMENT, load: () => import('./order/page') },
  { path: KEYS, title: { 'zh-CN': '卡密', 'en-US': 'Card keys' }, menu: 'orders', order: 55, function: 'fulfilment.card_key', load: () => import('./keys/list') },
  { path: '/fulfilment/rules', title: { 'zh-CN': '分仓规则', 'en-US': 'Sourcing rules' }, menu: 'orders', order: 60, function: RULE, load: () => import('./rules/page') },
  { path: '/fulfilment/simulation', title: { 'zh-CN': '分仓模拟', 'en-US': 'Sourcing simulation' }, menu: 'orders', order: 70, function: RULE, load: () => import('./rules/simulation') },
]

/** Who takes what leaves a warehouse: also for those who work in one. */
export const warehousePages: Page[] = [
  { path: '/fulfilment/warehouses/:id', title: { 'zh-CN': '仓库用快递', 'en-US': 'Carriers of the warehouse' }, under: '/inventory/warehouses', function: 'fulfilment.warehouse_carrier', load: () => import('./warehouses/carriers') },
]
