import { texts } from '@ui/texts'

const zh = {
  title: '待办事项',
  what: '现在等着处理的事，点数字打开对应的列表；每分钟更新一次。',
  none: '你在这里没有待办事项。如果应该有，请联系管理员分配角色。',
  clear: '全部处理完了，现在没有等着你的事。',
  pressing: '{count, plural, other {有 # 类事已经超时或会影响买家，请先处理标红的数字。}}',
  'tile.pressing': '紧急',
}

const en: Record<keyof typeof zh, string> = {
  title: 'To do',
  what: 'What waits now. A number opens the list behind it; renewed every minute.',
  none: 'Nothing is assigned to you here. If something should be, ask your administrator for a role.',
  clear: 'All done: nothing waits for you now.',
  pressing: '{count, plural, one {One thing is late or touches buyers: see to the red number first.} other {# things are late or touch buyers: see to the red numbers first.}}',
  'tile.pressing': 'Urgent',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
