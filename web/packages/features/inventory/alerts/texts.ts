/** Words of stock alerts. */
import { texts } from '@ui/texts'

const zh = {
  title: '库存预警',
  what: '库存低于下限、高于上限或长期没有出库的商品。恢复正常后自动关闭。',
  none: '没有需要关注的库存',
  'tab.open': '未处理',
  'tab.closed': '已恢复',
  goods: '商品',
  warehouse: '仓库',
  kind: '类型',
  low: '不足',
  over: '过高',
  ageing: '滞销',
  found: '发现时',
  now: '现在可分配',
  good: '现有良品',
  bound: '界限',
  'bound.days': '{count} 天未出库',
  'bound.low': '≤ {count}',
  'bound.over': '> {count}',
  opened: '发现时间',
  closed: '恢复时间',
}

const en: Record<keyof typeof zh, string> = {
  title: 'Stock alerts',
  what: 'Goods below their lower bound, above their upper one, or that have not left for long. An alert closes by itself.',
  none: 'No stock needs attention',
  'tab.open': 'Open',
  'tab.closed': 'Over',
  goods: 'Goods',
  warehouse: 'Warehouse',
  kind: 'Kind',
  low: 'Low',
  over: 'Too much',
  ageing: 'Ageing',
  found: 'When found',
  now: 'Free now',
  good: 'Good now',
  bound: 'Bound',
  'bound.days': '{count} days without leaving',
  'bound.low': '≤ {count}',
  'bound.over': '> {count}',
  opened: 'Found',
  closed: 'Over since',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
