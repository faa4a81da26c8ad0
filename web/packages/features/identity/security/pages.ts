/** Signing in, and the order of a place. */
import type { Page } from '@ui/pages'

export const securityPages: Page[] = [
  {
    path: '/identity/departments',
    title: { 'zh-CN': '部门', 'en-US': 'Departments' },
    menu: 'people',
    order: 30,
    function: 'identity.department',
    load: () => import('../trees/departments'),
  },
  {
    path: '/identity/posts',
    title: { 'zh-CN': '岗位', 'en-US': 'Posts' },
    menu: 'people',
    order: 40,
    function: 'identity.post',
    load: () => import('../trees/posts'),
  },
  {
    path: '/identity/sessions',
    title: { 'zh-CN': '在线会话', 'en-US': 'Sessions' },
    menu: 'people',
    order: 60,
    function: 'identity.session',
    load: () => import('../sessions/list'),
  },
  {
    path: '/identity/sign-in-rules',
    title: { 'zh-CN': '登录限制', 'en-US': 'Sign-in restrictions' },
    menu: 'people',
    order: 70,
    function: 'identity.sign_in_rule',
    load: () => import('../restrictions/list'),
  },
  {
    path: '/profile',
    title: { 'zh-CN': '个人设置', 'en-US': 'Profile' },
    load: () => import('../profile/profile'),
  },
]
