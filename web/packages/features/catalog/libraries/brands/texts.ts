import { texts } from '@ui/texts'

const zh = {
  title: '品牌',
  what: '商家发布商品时从这里选择品牌；类目绑定品牌后，该类目及下级只能卖绑定的品牌。',
  new: '新建品牌',
  edit: '修改品牌',
  none: '还没有品牌',
  find: '品牌名称',
  initial: '首字母',
  'initial.help': '留空时按名称的拼音或英文自动取。',
  logo: '品牌标志',
  'logo.help': '建议正方形图片，不超过 2 MB。',
  description: '品牌介绍',
  categories: '绑定的类目',
}
const en: Record<keyof typeof zh, string> = {
  title: 'Brands',
  what: 'Merchants choose brands from here. A category with brands bound to it, and all below, sells those only.',
  new: 'New brand',
  edit: 'Edit brand',
  none: 'No brands yet',
  find: 'Brand name',
  initial: 'Initial',
  'initial.help': 'Left empty, it is taken from the pinyin or the English name.',
  logo: 'Logo',
  'logo.help': 'Best a square picture, no more than 2 MB.',
  description: 'About the brand',
  categories: 'Bound categories',
}
export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
