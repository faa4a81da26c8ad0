import { texts } from '@ui/texts'

const zh = {
  'title': '价格明细',
  'goods': '商品金额',
  'freight': '运费',
  'freight.later': '选择地址后计算',
  'freight.free': '免运费',
  'freight.off': '运费优惠',
  'coupon': '优惠券',
  'payable': '应付',
  'left-out': '没有用上的优惠',
  'limit.of': '{name}：{says}',
  'limit.pieces': '每人限购 {most} 件，还可买 {left} 件。',
  'limit.pieces.none': '每人限购 {most} 件，您已买满，再买按原价。',
  'limit.one-order': '每单限 {most} 件，超出按原价。',
  'limit.orders': '每人限 {most} 次，还可用 {left} 次',
  'limit.orders.none': '每人限 {most} 次，您已用完',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'How the price came about',
  'goods': 'Goods',
  'freight': 'Freight',
  'freight.later': 'with an address',
  'freight.free': 'Free',
  'freight.off': 'Off the freight',
  'coupon': 'Coupon',
  'payable': 'To pay',
  'left-out': 'Offers that do not count',
  'limit.of': '{name}: {says}',
  'limit.pieces': '{most} for each buyer, {left} left for you.',
  'limit.pieces.none': '{most} for each buyer, and you have had them: more cost the usual price.',
  'limit.one-order': '{most} in one order, more cost the usual price.',
  'limit.orders': '{most} for each buyer, {left} left for you',
  'limit.orders.none': '{most} for each buyer, and you have used them',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
