/** Words of the picture gallery. */
import { texts } from './texts'

const zh = {
  'main': '主图',
  'make-main': '设为主图',
  'forward': '前移',
  'backward': '后移',
  'remove': '移除图片',
  'add': '上传图片',
  'again': '重新上传',
  'sending': '正在上传',
  'failed': '上传失败',
  'full': '最多 {max} 张，其余没有上传',
  'number': '第 {number} 张，共 {count} 张',
  'help': '拖动可调整顺序；用键盘时，在图片上按空格拿起，方向键移动，再按空格放下。第一张是主图。',
  'lifted': '已拿起第 {number} 张图片',
  'over': '移到第 {number} 位',
  'dropped': '已放在第 {number} 位',
  'cancelled': '没有移动',
}

const en: Record<keyof typeof zh, string> = {
  'main': 'Main',
  'make-main': 'Make it the main picture',
  'forward': 'Move left',
  'backward': 'Move right',
  'remove': 'Remove the picture',
  'add': 'Upload',
  'again': 'Upload again',
  'sending': 'Uploading',
  'failed': 'Not uploaded',
  'full': 'At most {max} pictures: the others were not uploaded',
  'number': 'Picture {number} of {count}',
  'help': 'Drag to reorder. By keyboard: space picks a picture up, arrows move it, space puts it down. The first one is the main picture.',
  'lifted': 'Picked up picture {number}',
  'over': 'At place {number}',
  'dropped': 'Put at place {number}',
  'cancelled': 'Not moved',
}

export const useGalleryWords = texts({ 'zh-CN': zh, 'en-US': en })
