import type { Page } from '@ui/pages'

/** Everybody's inbox. */
export const pages: Page[] = [
  {
    path: '/notices/inbox',
    title: { 'zh-CN': '站内消息', 'en-US': 'Inbox' },
    menu: 'notices',
    order: 10,
    load: () => import('./inbox'),
  },
  {
    path: '/notices/preferences',
    title: { 'zh-CN': '接收偏好', 'en-US': 'What I am sent' },
    menu: 'notices',
    order: 20,
    load: () => import('./preferences'),
  },
]

/** Where somebody may have webhooks: the platform and merchants. */
export const webhookPages: Page[] = [
  {
    path: '/notices/webhooks',
    title: { 'zh-CN': 'Webhook', 'en-US': 'Webhooks' },
    menu: 'notices',
    order: 50,
    function: 'notices.webhook',
    load: () => import('./webhooks/list'),
  },
  {
    path: '/notices/webhooks/:id',
    title: { 'zh-CN': 'Webhook', 'en-US': 'Webhook' },
    under: '/notices/webhooks',
    function: 'notices.webhook',
    load: () => import('./webhooks/detail'),
  },
  {
    path: '/notices/webhook-calls/:id',
    title: { 'zh-CN': 'Webhook 调用', 'en-US': 'Webhook call' },
    under: '/notices/webhooks',
    function: 'notices.webhook',
    load: () => import('./webhooks/call'),
  },
]

/** What the platform alone has. */
export const platformPages: Page[] = [
  {
    path: '/notices/templates',
    title: { 'zh-CN': '通知模板', 'en-US': 'Notice templates' },
    menu: 'notices',
    order: 30,
    function: 'notices.template',
    load: () => import('./templates/list'),
  },
  {
    path: '/notices/templates/:code/:channel',
    title: { 'zh-CN': '通知模板', 'en-US': 'Notice template' },
    under: '/notices/templates',
    function: 'notices.template',
    load: () => import('./templates/editor'),
  },
  {
    path: '/notices/deliveries',
    title: { 'zh-CN': '发送记录', 'en-US': 'Deliveries' },
    menu: 'notices',
    order: 40,
    function: 'notices.delivery',
    load: () => import('./deliveries'),
  },
]
