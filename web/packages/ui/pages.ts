/** What a page says about itself, and which of them somebody gets to see. */
import type { ComponentType } from 'react'
import type { Both } from './language'

export const MENU: Record<MenuGroup, Both> = {
  desk: { 'zh-CN': '工作台', 'en-US': 'Desk' },
  orders: { 'zh-CN': '订单', 'en-US': 'Orders' },
  goods: { 'zh-CN': '商品', 'en-US': 'Goods' },
  marketing: { 'zh-CN': '营销', 'en-US': 'Marketing' },
  money: { 'zh-CN': '资金', 'en-US': 'Money' },
  stock: { 'zh-CN': '库存', 'en-US': 'Stock' },
  warehouse: { 'zh-CN': '仓库作业', 'en-US': 'Warehouse' },
  merchants: { 'zh-CN': '商家', 'en-US': 'Merchants' },
  shop: { 'zh-CN': '店铺', 'en-US': 'Shop' },
  freight: { 'zh-CN': '物流', 'en-US': 'Freight' },
  approvals: { 'zh-CN': '审批', 'en-US': 'Approvals' },
  people: { 'zh-CN': '组织与权限', 'en-US': 'People' },
  notices: { 'zh-CN': '消息', 'en-US': 'Messages' },
  ledger: { 'zh-CN': '账本', 'en-US': 'Ledger' },
  audit: { 'zh-CN': '日志', 'en-US': 'Logs' },
  system: { 'zh-CN': '系统', 'en-US': 'System' },
}

export type MenuGroup = 'desk' | 'orders' | 'goods' | 'marketing' | 'money' | 'stock' | 'warehouse' | 'merchants' | 'shop' | 'freight' | 'people' | 'approvals' | 'notices' | 'audit' | 'ledger' | 'system'
export type Level = 'read' | 'write'
/** Whether the person at the screen may do this. */
export type May = (fn: string, level?: Level) => boolean

export interface Page {
  /** Address inside the console: `/identity/accounts/:id`. */
  path: string
  title: Both
  /** Where in the menu; absent: reached by links only. */
  menu?: MenuGroup
  order?: number
  /** The page of the menu to which this one belongs. */
  under?: string
  /** The function that it shows: `identity.account`; absent: everybody signed in. */
  function?: string
  level?: Level
  load: () => Promise<{ default: ComponentType }>
}

export interface MenuPart {
  group: MenuGroup
  pages: Page[]
}

/** Whether this page is for somebody with these permissions. */
export function isFor(page: Page, may: May): boolean {
  return page.function === undefined || may(page.function, page.level ?? 'read')
}

/** The menu of somebody with these permissions: groups in their order, none of them empty. */
export function menuOf(pages: readonly Page[], may: May): MenuPart[] {
  const groups = Object.keys(MENU) as MenuGroup[]
  return groups
    .map((group) => ({
      group,
      pages: pages
        .filter((page) => page.menu === group && isFor(page, may))
        .toSorted((one, other) => (one.order ?? 100) - (other.order ?? 100)),
    }))
    .filter((part) => part.pages.length > 0)
}

/** `identity.account.write` includes `identity.account.read`. */
export function mayWith(permissions: readonly string[]): May {
  const held = new Set(permissions)
  return (fn, level = 'read') =>
    held.has('*') || held.has(`${fn}.write`) || (level === 'read' && held.has(`${fn}.read`))
}
