import { texts } from '@ui/texts'

const zh = {
  'title': '店铺',
  'notice': '店铺公告',
  'goods': '全部商品',
  'none': '这家店还没有上架商品',
  'gone': '找不到这家店铺',
  'gone.what': '它可能已经歇业，或链接不完整。',
  'home': '回到首页',
  'search': '搜索',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Shop',
  'notice': 'Notice',
  'goods': 'All products',
  'none': 'This shop has nothing on sale yet',
  'gone': 'No such shop',
  'gone.what': 'It may be closed, or the link is incomplete.',
  'home': 'Back to home',
  'search': 'Search',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
