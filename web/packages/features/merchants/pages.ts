/** Merchants: as the platform looks after them, and as they look after themselves. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  { path: '/merchants/merchants', title: { 'zh-CN': '商家列表', 'en-US': 'Merchants' }, menu: 'merchants', order: 10, function: 'merchants.merchant', load: () => import('./merchants/list') },
  { path: '/merchants/merchants/:id', title: { 'zh-CN': '商家', 'en-US': 'Merchant' }, under: '/merchants/merchants', function: 'merchants.merchant', load: () => import('./merchants/detail') },
  { path: '/merchants/shops/:id', title: { 'zh-CN': '店铺资料', 'en-US': 'Shop profile' }, under: '/merchants/merchants', function: 'merchants.shop', load: () => import('./shop/page') },
  { path: '/merchants/applications', title: { 'zh-CN': '入驻审核', 'en-US': 'Applications' }, menu: 'merchants', order: 20, function: 'merchants.review', load: () => import('./review/list') },
  { path: '/merchants/applications/:id', title: { 'zh-CN': '入驻申请', 'en-US': 'Application' }, under: '/merchants/applications', function: 'merchants.application', load: () => import('./review/detail') },
  { path: '/merchants/papers', title: { 'zh-CN': '资质管理', 'en-US': 'Papers' }, menu: 'merchants', order: 30, function: 'merchants.review', load: () => import('./papers/list') },
  { path: '/merchants/deposits', title: { 'zh-CN': '保证金', 'en-US': 'Deposits' }, menu: 'merchants', order: 40, function: 'merchants.deposit', load: () => import('./rules/deposits') },
  { path: '/merchants/levels', title: { 'zh-CN': '商家等级', 'en-US': 'Levels' }, menu: 'merchants', order: 50, function: 'merchants.level', load: () => import('./rules/levels') },
  { path: '/merchants/contracts', title: { 'zh-CN': '入驻协议', 'en-US': 'Agreements' }, menu: 'merchants', order: 60, function: 'merchants.contract', load: () => import('./rules/contracts') },
  { path: '/merchants/contracts/new', title: { 'zh-CN': '新建协议', 'en-US': 'New edition' }, under: '/merchants/contracts', function: 'merchants.contract', level: 'write', load: () => import('./rules/contract-form') },
  { path: '/merchants/contracts/:id', title: { 'zh-CN': '入驻协议', 'en-US': 'Agreement' }, under: '/merchants/contracts', function: 'merchants.contract', load: () => import('./rules/contract') },
]

/** In the merchant's own console. */
export const ownPages: Page[] = [
  { path: '/merchants/application', title: { 'zh-CN': '入驻申请', 'en-US': 'Application' }, menu: 'shop', order: 5, function: 'merchants.application', load: () => import('./apply/page') },
  { path: '/merchants/own-shop', title: { 'zh-CN': '店铺资料', 'en-US': 'Shop profile' }, menu: 'shop', order: 10, function: 'merchants.shop', load: () => import('./shop/own') },
  { path: '/merchants/own-papers', title: { 'zh-CN': '资质与类目', 'en-US': 'Papers and categories' }, menu: 'shop', order: 20, function: 'merchants.paper', load: () => import('./papers/own') },
]
