import { texts } from '@ui/texts'

const zh = { 'help.open': '本页帮助', 'help.title': '帮助' }
const en: Record<keyof typeof zh, string> = { 'help.open': 'Help for this page', 'help.title': 'Help' }

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
