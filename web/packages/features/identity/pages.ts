/** People and what they may do. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/identity/accounts',
    title: { 'zh-CN': '员工账号', 'en-US': 'Accounts' },
    menu: 'people',
    order: 10,
    function: 'identity.account',
    load: () => import('./accounts/list'),
  },
  {
    path: '/identity/accounts/:id',
    title: { 'zh-CN': '员工账号', 'en-US': 'Account' },
    under: '/identity/accounts',
    function: 'identity.account',
    load: () => import('./accounts/detail'),
  },
  {
    path: '/identity/accounts/:id/preview',
    title: { 'zh-CN': '权限预览', 'en-US': 'What this person sees' },
    under: '/identity/accounts',
    function: 'identity.role',
    load: () => import('./accounts/preview'),
  },
  {
    path: '/identity/roles',
    title: { 'zh-CN': '角色与权限', 'en-US': 'Roles' },
    menu: 'people',
    order: 20,
    function: 'identity.role',
    load: () => import('./roles/list'),
  },
  {
    path: '/identity/roles/new',
    title: { 'zh-CN': '新建角色', 'en-US': 'New role' },
    under: '/identity/roles',
    function: 'identity.role',
    level: 'write',
    load: () => import('./roles/create'),
  },
  {
    path: '/identity/roles/:id',
    title: { 'zh-CN': '角色', 'en-US': 'Role' },
    under: '/identity/roles',
    function: 'identity.role',
    load: () => import('./roles/detail'),
  },
]
