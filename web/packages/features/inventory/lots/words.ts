/** Words of lots: what stands on packages, and what is left of what. */
import { texts } from '@ui/texts'

const zh = {
  lot: '批号',
  produced: '生产日期',
  expires: '到期日',
  life: '保质期 {days} 天',
  add: '填写批次',
  another: '再加一批',
  'lots.title': '批次与效期',
  'lots.what': '按先到期先出推算：仓库现有的货视为到期最晚的那些，没有日期的先出。调拨到其他仓库的货在那里没有日期。',
  'lots.none': '没有登记过批次。设置了保质期的商品在入库时登记。',
  warehouse: '仓库',
  received: '入库数量',
  left: '剩余（推算）',
  days: '剩余天数',
  'days.left': '{count} 天',
  'days.last': '今天到期',
  'days.over': '已过期 {count} 天',
  'ask.title': '请输入日期',
  'ask.which': '包装上印的是',
  'ask.hint': '如 20261001 或 261001',
  'ask.wrong': '这不是一个日期',
  'ask.lot': '批号（可不填）',
  'ask.expires': '到期日 {day}',
  'ask.do': '确定',
}

const en: Record<keyof typeof zh, string> = {
  lot: 'Lot number',
  produced: 'Produced',
  expires: 'Expires',
  life: 'Keeps for {days} days',
  add: 'Enter lot',
  another: 'Another lot',
  'lots.title': 'Lots and expiry',
  'lots.what': 'Derived by first expired, first out: what lies there is taken to be the lots that expire last; pieces without a date went first. Pieces sent to another warehouse have no date there.',
  'lots.none': 'No lots on record. They are entered when goods with a shelf life are received.',
  warehouse: 'Warehouse',
  received: 'Received',
  left: 'Left (derived)',
  days: 'Days left',
  'days.left': '{count, plural, one {# day} other {# days}}',
  'days.last': 'Last day',
  'days.over': 'Expired {count, plural, one {# day} other {# days}} ago',
  'ask.title': 'Enter the date',
  'ask.which': 'The package says',
  'ask.hint': 'Such as 20261001 or 261001',
  'ask.wrong': 'That is no date',
  'ask.lot': 'Lot number (if there is one)',
  'ask.expires': 'Expires on {day}',
  'ask.do': 'Done',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
