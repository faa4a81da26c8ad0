/** Pages of a warehouse's work: outbound desk, waves, packing, hand-over, places, and the handheld's own. */
import type { Page } from '@ui/pages'

const OUTBOUND = '/wms/outbound'
const WAVES = '/wms/waves'
const HANDOVER = '/wms/handover'
const RETURNS = '/wms/returns'
const PDA = '/wms/pda'

const AT_TABLE = new Set([PDA, '/wms/packing'])

export const pages: Page[] = [
  { path: OUTBOUND, title: { 'zh-CN': '出库作业', 'en-US': 'Outbound' }, menu: 'warehouse', order: 10, function: 'wms.outbound', load: () => import('./outbound/list') },
  { path: `${OUTBOUND}/:id`, title: { 'zh-CN': '出库单', 'en-US': 'Outbound' }, under: OUTBOUND, function: 'wms.outbound', load: () => import('./outbound/detail') },
  { path: '/wms/shortages', title: { 'zh-CN': '缺货复点', 'en-US': 'Short picks' }, menu: 'warehouse', order: 15, function: 'wms.outbound', load: () => import('./outbound/shortages') },
  { path: WAVES, title: { 'zh-CN': '波次', 'en-US': 'Waves' }, menu: 'warehouse', order: 20, function: 'wms.outbound', load: () => import('./waves/list') },
  { path: `${WAVES}/:id`, title: { 'zh-CN': '波次', 'en-US': 'Wave' }, under: WAVES, function: 'wms.outbound', load: () => import('./waves/detail') },
  { path: '/wms/packing', title: { 'zh-CN': '复核打包', 'en-US': 'Packing station' }, menu: 'warehouse', order: 30, function: 'wms.work', level: 'write', load: () => import('./packing/page') },
  { path: HANDOVER, title: { 'zh-CN': '快递交接', 'en-US': 'Hand-over' }, menu: 'warehouse', order: 40, function: 'wms.outbound', load: () => import('./handover/page') },
  { path: `${HANDOVER}/:id`, title: { 'zh-CN': '交接单', 'en-US': 'Hand-over list' }, under: HANDOVER, function: 'wms.outbound', load: () => import('./handover/detail') },
  { path: RETURNS, title: { 'zh-CN': '退货入库', 'en-US': 'Returned goods' }, menu: 'warehouse', order: 50, function: 'wms.return', load: () => import('./returns/list') },
  { path: `${RETURNS}/:id`, title: { 'zh-CN': '退货入库单', 'en-US': 'Returned parcel' }, under: RETURNS, function: 'wms.return', load: () => import('./returns/detail') },
  { path: '/wms/settings/bins', title: { 'zh-CN': '库区库位', 'en-US': 'Zones and bins' }, menu: 'warehouse', order: 60, function: 'wms.place', load: () => import('./settings/bins') },
  { path: '/wms/settings/cartons', title: { 'zh-CN': '纸箱', 'en-US': 'Cartons' }, menu: 'warehouse', order: 70, function: 'wms.place', load: () => import('./settings/cartons') },
  { path: '/wms/settings/devices', title: { 'zh-CN': '设备', 'en-US': 'Devices' }, menu: 'warehouse', order: 80, function: 'wms.work', load: () => import('./devices/page') },
  { path: PDA, title: { 'zh-CN': '手持作业', 'en-US': 'Handheld' }, menu: 'warehouse', order: 5, function: 'wms.work', load: () => import('./pda/home') },
  { path: `${PDA}/pick`, title: { 'zh-CN': '拣货', 'en-US': 'Pick' }, under: PDA, function: 'wms.work', level: 'write', load: () => import('./pda/lists') },
  { path: `${PDA}/pick/:id`, title: { 'zh-CN': '拣货', 'en-US': 'Pick' }, under: PDA, function: 'wms.work', level: 'write', load: () => import('./pda/pick') },
  { path: `${PDA}/check`, title: { 'zh-CN': '复核', 'en-US': 'Check' }, under: PDA, function: 'wms.work', level: 'write', load: () => import('./pda/check') },
  { path: `${PDA}/move`, title: { 'zh-CN': '移库上架', 'en-US': 'Move' }, under: PDA, function: 'wms.work', level: 'write', load: () => import('./pda/move') },
  { path: `${PDA}/back`, title: { 'zh-CN': '放回货架', 'en-US': 'Put back' }, under: PDA, function: 'wms.work', level: 'write', load: () => import('./pda/back') },
  { path: `${PDA}/returns`, title: { 'zh-CN': '退货质检', 'en-US': 'Inspect returns' }, under: PDA, function: 'wms.return', level: 'write', load: () => import('./pda/returns') },
  { path: `${PDA}/query`, title: { 'zh-CN': '查询', 'en-US': 'Query' }, under: PDA, function: 'wms.work', load: () => import('./pda/query') },
]

/** What may be looked at from outside: without the handheld and the packing table, which stand in one warehouse. */
export const platformPages: Page[] = pages.filter((page) => !AT_TABLE.has(page.path) && page.under !== PDA)
