/** Words of the rich text editor. */
import { texts } from './texts'

const zh = {
  'bold': '加粗',
  'italic': '斜体',
  'underline': '下划线',
  'strike': '删除线',
  'heading': '标题',
  'heading.0': '正文',
  'heading.2': '大标题',
  'heading.3': '中标题',
  'heading.4': '小标题',
  'bullets': '项目列表',
  'numbers': '编号列表',
  'quote': '引用',
  'line': '分割线',
  'picture': '插入图片',
  'table': '插入表格',
  'row': '加一行',
  'column': '加一列',
  'row.less': '删除此行',
  'column.less': '删除此列',
  'table.less': '删除表格',
  'undo': '撤销',
  'redo': '重做',
  'tools': '排版工具',
  'sending': '正在上传图片…',
}

const en: Record<keyof typeof zh, string> = {
  'bold': 'Bold',
  'italic': 'Italic',
  'underline': 'Underline',
  'strike': 'Strike through',
  'heading': 'Heading',
  'heading.0': 'Text',
  'heading.2': 'Large heading',
  'heading.3': 'Heading',
  'heading.4': 'Small heading',
  'bullets': 'Bullets',
  'numbers': 'Numbered list',
  'quote': 'Quotation',
  'line': 'Line',
  'picture': 'Insert pictures',
  'table': 'Insert a table',
  'row': 'Add a row',
  'column': 'Add a column',
  'row.less': 'Delete this row',
  'column.less': 'Delete this column',
  'table.less': 'Delete the table',
  'undo': 'Undo',
  'redo': 'Redo',
  'tools': 'Formatting',
  'sending': 'Uploading pictures…',
}

export type RichWord = keyof typeof zh
export const useRichWords = texts({ 'zh-CN': zh, 'en-US': en })
