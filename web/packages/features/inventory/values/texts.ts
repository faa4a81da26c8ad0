/** Words of the value report. */
import { texts } from '@ui/texts'

const zh = {
  title: '库存价值',
  what: '按移动加权平均成本计价，可以查看过去任意一天结束时的价值。',
  period: '日期',
  warehouse: '仓库',
  all: '全部仓库',
  chart: '每日结存价值（元）',
  places: '各仓库结存（{day}）',
  'places.none': '这一天没有库存',
  days: '每日进出',
  merchant: '商家',
  quantity: '件数',
  value: '价值',
  day: '日期',
  'in.quantity': '入库件数',
  'in.value': '入库价值',
  'out.quantity': '出库件数',
  'out.value': '出库价值',
  end: '结存件数',
  'end.value': '结存价值',
  hidden: '您没有查看成本的权限，只显示件数。',
}

const en: Record<keyof typeof zh, string> = {
  title: 'Stock value',
  what: 'At moving average cost; the value at the end of any past day can be seen.',
  period: 'Days',
  warehouse: 'Warehouse',
  all: 'All warehouses',
  chart: 'Value at the end of the day (CNY)',
  places: 'By warehouse on {day}',
  'places.none': 'There was no stock on that day',
  days: 'Day by day',
  merchant: 'Merchant',
  quantity: 'Pieces',
  value: 'Value',
  day: 'Day',
  'in.quantity': 'Pieces in',
  'in.value': 'Value in',
  'out.quantity': 'Pieces out',
  'out.value': 'Value out',
  end: 'Pieces at the end',
  'end.value': 'Value at the end',
  hidden: 'You may not see costs, so only pieces are shown.',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
