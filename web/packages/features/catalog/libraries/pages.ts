/** Pages of the libraries that goods are described with. */
import type { Page } from '@ui/pages'

const CATEGORIES = '/catalog/categories'

/** The platform keeps them. */
export const pages: Page[] = [
  {
    path: CATEGORIES,
    title: { 'zh-CN': '类目', 'en-US': 'Categories' },
    menu: 'goods',
    order: 50,
    function: 'catalog.category',
    load: () => import('./categories/page'),
  },
  {
    path: '/catalog/brands',
    title: { 'zh-CN': '品牌', 'en-US': 'Brands' },
    menu: 'goods',
    order: 55,
    function: 'catalog.brand',
    load: () => import('./brands/list'),
  },
  {
    path: '/catalog/attributes',
    title: { 'zh-CN': '属性库', 'en-US': 'Attributes' },
    menu: 'goods',
    order: 60,
    function: 'catalog.attribute',
    load: () => import('./attributes/list'),
  },
  {
    path: '/catalog/labels',
    title: { 'zh-CN': '标签与服务承诺', 'en-US': 'Labels' },
    menu: 'goods',
    order: 70,
    function: 'catalog.label',
    load: () => import('./labels/page'),
  },
  {
    path: '/catalog/forbidden-words',
    title: { 'zh-CN': '违禁词', 'en-US': 'Forbidden words' },
    menu: 'goods',
    order: 75,
    function: 'catalog.word',
    load: () => import('./words/list'),
  },
]

/** Merchants have templates of their own beside those of the platform. */
export const templatePages: Page[] = [
  {
    path: '/catalog/spec-templates',
    title: { 'zh-CN': '规格模板', 'en-US': 'Spec templates' },
    menu: 'goods',
    order: 65,
    function: 'catalog.spec_template',
    load: () => import('./templates/list'),
  },
]
