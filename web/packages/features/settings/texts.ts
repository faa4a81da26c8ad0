import { texts } from '@ui/texts'

const zh = {
  'title': '系统设置',
  'one': '设置项',
  'what': '每项设置都有默认值；修改立即生效，并留下记录。',
  'change': '修改',
  'history': '修改记录',
  'reset': '恢复默认',
  'reset.ask': '恢复「{name}」的默认值？',
  'reset.what': '默认值：{value}',
  'default': '默认',
  'set': '已修改',
  'seconds': '秒',
  'done': '「{name}」已生效',
  'history.none': '还没有人修改过',
  'history.number': '序号',
  'search': '查找设置',
  'none-found': '没有这样的设置',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Settings',
  'one': 'Setting',
  'what': 'Every setting has a default. A change takes effect at once and is kept in the history.',
  'change': 'Change',
  'history': 'History',
  'reset': 'Reset',
  'reset.ask': 'Reset “{name}” to its default?',
  'reset.what': 'Default: {value}',
  'default': 'Default',
  'set': 'Changed',
  'seconds': 's',
  'done': '“{name}” is in effect',
  'history.none': 'Nobody has changed it yet',
  'history.number': 'No.',
  'search': 'Find a setting',
  'none-found': 'There is no such setting',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
