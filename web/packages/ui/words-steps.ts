/** Words of forms in steps. */
import { texts } from './texts'

const zh = {
  'save': '保存并继续',
  'back': '上一步',
  'to-mend': '需要修改',
  'note': '审核意见',
}

const en: Record<keyof typeof zh, string> = {
  'save': 'Save and go on',
  'back': 'Back',
  'to-mend': 'To be mended',
  'note': 'What the reviewer says',
}

export const useStepWords = texts({ 'zh-CN': zh, 'en-US': en })
