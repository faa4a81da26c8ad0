/** Pages of imports by sheet: one set for all importers, reached from the lists that they fill. */
import type { Page } from '@ui/pages'

const title = { 'zh-CN': '表格导入', 'en-US': 'Import' }

export const pages: Page[] = [
  { path: '/sheets/:importer', title, load: () => import('./list') },
  { path: '/sheets/:importer/:id', title, load: () => import('./detail') },
]
