/** Words of papers that are shown and chosen. */
import { texts } from './texts'

const zh = { 'choose': '上传图片或 PDF', 'pdf': '下载 PDF', 'none': '未上传' }
const en: Record<keyof typeof zh, string> = { 'choose': 'Upload picture or PDF', 'pdf': 'Download PDF', 'none': 'Not uploaded' }

export const useDocumentWords = texts({ 'zh-CN': zh, 'en-US': en })
