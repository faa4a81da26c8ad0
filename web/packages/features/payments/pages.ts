/** Money from buyers: the platform's alone. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  { path: '/payments/payments', title: { 'zh-CN': '支付记录', 'en-US': 'Payments' }, menu: 'money', order: 10, function: 'payments.payment', load: () => import('./payments/list') },
  { path: '/payments/payments/:id', title: { 'zh-CN': '支付', 'en-US': 'Payment' }, under: '/payments/payments', function: 'payments.payment', load: () => import('./payments/detail') },
  { path: '/payments/refunds', title: { 'zh-CN': '退款', 'en-US': 'Refunds' }, menu: 'money', order: 20, function: 'payments.refund', load: () => import('./refunds/list') },
  { path: '/payments/refunds/:id', title: { 'zh-CN': '退款', 'en-US': 'Refund' }, under: '/payments/refunds', function: 'payments.refund', load: () => import('./refunds/detail') },
  { path: '/payments/cases', title: { 'zh-CN': '异常款项', 'en-US': 'Payment cases' }, menu: 'money', order: 30, function: 'payments.case', load: () => import('./cases/list') },
  { path: '/payments/cases/:id', title: { 'zh-CN': '异常款项', 'en-US': 'Case' }, under: '/payments/cases', function: 'payments.case', load: () => import('./cases/detail') },
  { path: '/payments/callbacks', title: { 'zh-CN': '渠道通知', 'en-US': 'Callbacks' }, menu: 'money', order: 40, function: 'payments.payment', load: () => import('./callbacks/list') },
  { path: '/payments/bills', title: { 'zh-CN': '渠道账单', 'en-US': 'Channel bills' }, menu: 'money', order: 50, function: 'payments.bill', load: () => import('./bills/list') },
  { path: '/payments/bills/:id', title: { 'zh-CN': '渠道账单', 'en-US': 'Bill' }, under: '/payments/bills', function: 'payments.bill', load: () => import('./bills/detail') },
  { path: '/payments/stored-value', title: { 'zh-CN': '会员储值', 'en-US': 'Stored value' }, menu: 'money', order: 60, function: 'payments.stored_value', load: () => import('./stored/list') },
  { path: '/payments/stored-value/:id', title: { 'zh-CN': '会员储值', 'en-US': 'Stored value' }, under: '/payments/stored-value', function: 'payments.stored_value', load: () => import('./stored/detail') },
  { path: '/payments/channels', title: { 'zh-CN': '支付渠道', 'en-US': 'Channels' }, menu: 'money', order: 70, function: 'payments.channel', load: () => import('./channels/list') },
]
