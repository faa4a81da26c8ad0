import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/machine/jobs',
    title: { 'zh-CN': '后台任务', 'en-US': 'Jobs' },
    menu: 'system',
    order: 40,
    function: 'machine.jobs',
    load: () => import('./jobs'),
  },
  {
    path: '/machine/crons',
    title: { 'zh-CN': '定时任务', 'en-US': 'Scheduled tasks' },
    menu: 'system',
    order: 50,
    function: 'machine.jobs',
    load: () => import('./crons'),
  },
  {
    path: '/machine/events',
    title: { 'zh-CN': '事件投递', 'en-US': 'Events' },
    menu: 'system',
    order: 60,
    function: 'machine.events',
    load: () => import('./events'),
  },
  {
    path: '/machine/proofs',
    title: { 'zh-CN': '账目核对', 'en-US': 'Proofs' },
    menu: 'ledger',
    order: 20,
    function: 'machine.proofs',
    load: () => import('./proofs'),
  },
]
