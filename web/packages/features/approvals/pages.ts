/** Pages of approvals. What waits for somebody is open to everybody who is signed in. */
import type { Page } from '@ui/pages'

const LIST = '/approvals'
const FLOWS = '/approvals/flows'
const FLOW = 'approvals.flow'

export const pages: Page[] = [
  { path: LIST, title: { 'zh-CN': '审批中心', 'en-US': 'Approvals' }, menu: 'approvals', order: 10, load: () => import('./list') },
  {
    path: '/approvals/delegations',
    title: { 'zh-CN': '审批代理', 'en-US': 'Delegations' },
    menu: 'approvals',
    order: 20,
    load: () => import('./delegations'),
  },
  { path: FLOWS, title: { 'zh-CN': '审批流程', 'en-US': 'Approval flows' }, menu: 'approvals', order: 30, function: FLOW, load: () => import('./flows') },
  {
    path: '/approvals/flows/new',
    title: { 'zh-CN': '新建审批流程', 'en-US': 'New flow' },
    under: FLOWS,
    function: FLOW,
    level: 'write',
    load: () => import('./flow-form'),
  },
  { path: '/approvals/flows/:id', title: { 'zh-CN': '审批流程', 'en-US': 'Approval flow' }, under: FLOWS, function: FLOW, load: () => import('./flow-form') },
  { path: '/approvals/:id', title: { 'zh-CN': '审批申请', 'en-US': 'Request' }, under: LIST, load: () => import('./detail') },
]
