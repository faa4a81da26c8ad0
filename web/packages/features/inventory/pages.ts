/** Pages of stock: what is there, documents, alerts, pools, warehouses, value, checks. */
import type { Page } from '@ui/pages'

const STOCK = '/inventory/stock'
const DOCUMENTS = '/inventory/documents'
const ALERTS = '/inventory/alerts'
const POOLS = '/inventory/pools'
const WAREHOUSES = '/inventory/warehouses'
const CHECKS = '/inventory/checks'

export const pages: Page[] = [
  { path: STOCK, title: { 'zh-CN': '库存', 'en-US': 'Stock' }, menu: 'stock', order: 10, function: 'inventory.stock', load: () => import('./stock/list') },
  { path: `${STOCK}/:id`, title: { 'zh-CN': '商品库存', 'en-US': 'Stock of a SKU' }, under: STOCK, function: 'inventory.stock', load: () => import('./stock/detail') },
  { path: DOCUMENTS, title: { 'zh-CN': '库存单据', 'en-US': 'Stock documents' }, menu: 'stock', order: 20, function: 'inventory.document', load: () => import('./documents/list') },
  {
    path: `${DOCUMENTS}/new`,
    title: { 'zh-CN': '新建库存单据', 'en-US': 'New stock document' },
    under: DOCUMENTS,
    function: 'inventory.document',
    level: 'write',
    load: () => import('./documents/create'),
  },
  { path: `${DOCUMENTS}/:id`, title: { 'zh-CN': '库存单据', 'en-US': 'Stock document' }, under: DOCUMENTS, function: 'inventory.document', load: () => import('./documents/detail') },
  {
    path: `${DOCUMENTS}/:id/edit`,
    title: { 'zh-CN': '修改库存单据', 'en-US': 'Change stock document' },
    under: DOCUMENTS,
    function: 'inventory.document',
    level: 'write',
    load: () => import('./documents/edit'),
  },
  { path: ALERTS, title: { 'zh-CN': '库存预警', 'en-US': 'Stock alerts' }, menu: 'stock', order: 30, function: 'inventory.alert', load: () => import('./alerts/list') },
  { path: '/inventory/stock-rules', title: { 'zh-CN': '预警规则', 'en-US': 'Alert rules' }, menu: 'stock', order: 35, function: 'inventory.alert', load: () => import('./alerts/rules') },
  { path: '/inventory/values', title: { 'zh-CN': '库存价值', 'en-US': 'Stock value' }, menu: 'stock', order: 40, function: 'inventory.stock', load: () => import('./values/report') },
  { path: WAREHOUSES, title: { 'zh-CN': '仓库', 'en-US': 'Warehouses' }, menu: 'stock', order: 60, function: 'inventory.warehouse', load: () => import('./places/warehouses') },
]

/** What belongs to the sales layer: those who only keep goods do not see it. */
export const poolPages: Page[] = [
  { path: POOLS, title: { 'zh-CN': '库存池', 'en-US': 'Stock pools' }, menu: 'stock', order: 50, function: 'inventory.pool', load: () => import('./places/pools') },
  { path: `${POOLS}/:id`, title: { 'zh-CN': '库存池', 'en-US': 'Stock pool' }, under: POOLS, function: 'inventory.pool', load: () => import('./places/pool') },
]

/** Only the platform holds the layers against each other. */
export const checkPages: Page[] = [
  { path: CHECKS, title: { 'zh-CN': '三层核对', 'en-US': 'Layer check' }, menu: 'stock', order: 70, function: 'inventory.check', load: () => import('./checks/list') },
  { path: `${CHECKS}/:id`, title: { 'zh-CN': '三层核对', 'en-US': 'Layer check' }, under: CHECKS, function: 'inventory.check', load: () => import('./checks/detail') },
]

/** The page of the person with a scanner before the shelf. */
export const receivingPages: Page[] = [
  {
    path: '/inventory/receive',
    title: { 'zh-CN': '扫码入库', 'en-US': 'Receive by scan' },
    menu: 'stock',
    order: 5,
    function: 'inventory.document',
    level: 'write',
    load: () => import('./receiving/page'),
  },
]
