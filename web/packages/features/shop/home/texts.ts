import { texts } from '@ui/texts'

const zh = {
  'search': '搜索商品、品牌、拼音',
  'all': '查看全部',
  'tongue': 'EN',
  'tongue.name': '切换到英文',
  'banners': '推荐活动',
  'banner.place': '{current} / {total}',
  'categories': '商品分类',
  'more': '更多',
  'empty': '商城正在布置',
  'empty.what': '还没有上架的商品，过一会儿再来看看。',
}

const en: Record<keyof typeof zh, string> = {
  'search': 'Search products, brands, pinyin',
  'all': 'See all',
  'tongue': '中文',
  'tongue.name': 'Switch to Chinese',
  'banners': 'Highlights',
  'banner.place': '{current} / {total}',
  'categories': 'Categories',
  'more': 'More',
  'empty': 'The shop is being set up',
  'empty.what': 'Nothing is on sale yet. Come back in a little while.',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
