/** The first page of every console. Each of its tiles asks for its own permission. */
import type { Page } from '@ui/pages'

export const pages: Page[] = [
  { path: '/desk', title: { 'zh-CN': '待办事项', 'en-US': 'To do' }, menu: 'desk', order: 1, load: () => import('./page') },
]
