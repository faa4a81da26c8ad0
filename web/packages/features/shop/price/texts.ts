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
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
