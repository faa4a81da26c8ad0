import type { Page } from '@ui/pages'

export const pages: Page[] = [
  {
    path: '/logistics/freight-templates',
    title: { 'zh-CN': '运费模板', 'en-US': 'Freight templates' },
    menu: 'freight',
    order: 10,
    function: 'logistics.freight_template',
    load: () => import('./list'),
  },
  {
    path: '/logistics/freight-templates/new',
    title: { 'zh-CN': '新建运费模板', 'en-US': 'New freight template' },
    under: '/logistics/freight-templates',
    function: 'logistics.freight_template',
    level: 'write',
    load: () => import('./create'),
  },
  {
    path: '/logistics/freight-templates/:id',
    title: { 'zh-CN': '运费模板', 'en-US': 'Freight template' },
    under: '/logistics/freight-templates',
    function: 'logistics.freight_template',
    load: () => import('./detail'),
  },
  {
    path: '/logistics/freight-templates/:id/edit',
    title: { 'zh-CN': '修改运费模板', 'en-US': 'Change freight template' },
    under: '/logistics/freight-templates',
    function: 'logistics.freight_template',
    level: 'write',
    load: () => import('./edit'),
  },
  {
    path: '/logistics/freight-trial',
    title: { 'zh-CN': '运费试算', 'en-US': 'Freight calculator' },
    menu: 'freight',
    order: 20,
    function: 'logistics.freight_template',
    load: () => import('./trial'),
  },
]
