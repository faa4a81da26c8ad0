import { texts } from '@ui/texts'

const zh = {
  title: '违禁词',
  what: '商品提交审核时，名称、副标题、详情等文字中出现这些词会被拦下或提示审核人员；全角、大小写、中间加空格都认得出来。',
  new: '新增违禁词',
  edit: '修改违禁词',
  none: '还没有违禁词',
  find: '词语或原因',
  word: '词语',
  level: '处理方式',
  block: '拦截',
  warn: '提示',
  'block.what': '拦截：不能提交审核',
  'warn.what': '提示：可以提交，审核人员会看到提示',
  note: '原因',
  'note.help': '商家看得到，如「广告法禁用的绝对化用语」。',
}
const en: Record<keyof typeof zh, string> = {
  title: 'Forbidden words',
  what: 'When a product is submitted, these words in its name, subtitle or description stop it, or are pointed out to the reviewer, whatever their width, case or blanks within.',
  new: 'Add a word',
  edit: 'Edit word',
  none: 'No forbidden words yet',
  find: 'Word or reason',
  word: 'Word',
  level: 'What happens',
  block: 'Stops',
  warn: 'Points out',
  'block.what': 'Stops: the product cannot be submitted',
  'warn.what': 'Points out: the reviewer is told',
  note: 'Reason',
  'note.help': 'Merchants read it, such as “superlatives are against advertising law”.',
}
export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
