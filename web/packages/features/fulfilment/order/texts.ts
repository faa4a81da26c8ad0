/** Words of decisions: why an order goes from where it goes. */
import { texts } from '@ui/texts'

const zh = {
  'decisions': '分仓记录',
  'decided.whole': '由{where}一次发出，约 {km} 公里，预计运费 ¥{cost}。',
  'decided.divided': '拆成 {count} 个包裹，由{where}发出，共约 {km} 公里，预计运费 ¥{cost}。',
  'decided.part': '由{where}先发一部分，还有 {missing} 件等待到货。',
  'decided.waits': '现在没有合适的仓库：缺货，或拆单后的金额达不到门槛。',
  'why.paid': '订单付款',
  'why.released': '审核放行',
  'why.changed': '订单变更',
  'why.refused': '仓库拒绝',
  'why.short': '仓库缺货',
  'why.stock': '到货',
  'why.retry': '自动重试',
  'why.by_hand': '手动分仓',
  'others': '其他方案',
  'plan.score': '得分 {total}',
  'plan.unworthy': '拆单金额低于门槛',
  'plan.missing': '缺 {missing} 件',
  'plan.and': '、',
  'rule.area': '服务区域',
  'rule.distance': '距离近',
  'rule.cost': '运费低',
  'rule.fewest_parcels': '包裹少',
  'rule.stock_balance': '库存均衡',
  'rule.load': '仓库不忙',
}

const en: Record<keyof typeof zh, string> = {
  'decisions': 'Sourcing decisions',
  'decided.whole': '{where} sends all of it, about {km} km, freight about ¥{cost}.',
  'decided.divided': 'Divided into {count} parcels from {where}, about {km} km together, freight about ¥{cost}.',
  'decided.part': '{where} sends some of it first; {missing} pieces wait for stock.',
  'decided.waits': 'No warehouse fits now: out of stock, or the parts are not worth a parcel.',
  'why.paid': 'Order paid',
  'why.released': 'Hold released',
  'why.changed': 'Order changed',
  'why.refused': 'Warehouse refused',
  'why.short': 'Warehouse short',
  'why.stock': 'Stock arrived',
  'why.retry': 'Tried again',
  'why.by_hand': 'By hand',
  'others': 'Other ways',
  'plan.score': 'score {total}',
  'plan.unworthy': 'parts below the least value',
  'plan.missing': '{missing} missing',
  'plan.and': ', ',
  'rule.area': 'Served area',
  'rule.distance': 'Distance',
  'rule.cost': 'Freight',
  'rule.fewest_parcels': 'Fewest parcels',
  'rule.stock_balance': 'Stock balance',
  'rule.load': 'Idle warehouse',
}

export const useDecisionText = texts({ 'zh-CN': zh, 'en-US': en })
export type DecisionText = ReturnType<typeof useDecisionText>
