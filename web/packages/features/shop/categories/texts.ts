import { texts } from '@ui/texts'

const zh = {
  'title': '分类',
  'search': '搜索商品',
  'rooms': '一级分类',
  'all': '全部{name}',
  'none': '还没有分类',
  'none.what': '商城开张后，商品会按分类放在这里。',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Categories',
  'search': 'Search',
  'rooms': 'Main categories',
  'all': 'All in {name}',
  'none': 'No categories yet',
  'none.what': 'Once the shop is open, its products are found here by category.',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
