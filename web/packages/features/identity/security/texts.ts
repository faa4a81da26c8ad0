import { texts } from '@ui/texts'

const zh = {
  'factor': '双重验证',
  'on': '已开启',
  'off': '未开启',
  'reset': '重置双重验证',
  'reset.title': '重置「{name}」的双重验证？',
  'reset.what': '请先确认是本人要求的。重置后只需密码即可登录，其所有会话立即退出。',
  'reset.done': '双重验证已重置',
}

const en: Record<keyof typeof zh, string> = {
  'factor': 'Second factor',
  'on': 'On',
  'off': 'Off',
  'reset': 'Reset second factor',
  'reset.title': 'Reset the second factor of “{name}”?',
  'reset.what': 'Make sure that the person asked for it. Afterwards the password alone signs in; all open sessions end.',
  'reset.done': 'Second factor reset',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
