import { texts } from '@ui/texts'

const zh = {
  'refund-at': '退款时机',
  'refund-at.agreement': '同意后立即退款',
  'refund-at.signed': '收到退货后退款',
  'refund-at.inspected': '验收通过后退款',
  'rule-of': '售后规则',
  'rule-of.what': '对之后新申请的售后单生效；退货地址在店铺资料中维护。',
  'rule-of.warehouse': '退货仓',
  'rule-of.warehouse.help': '退回的商品由该仓库签收和验收；不选则由商家自己验收。',
  'rule-of.fast': '未发货极速退款',
  'rule-of.fast.help': '买家对未发货商品申请退款时自动同意；关闭后由客服处理。',
  'rule-of.intercept': '在途自动拦截上限',
  'rule-of.intercept.help': '买家对在途订单申请仅退款、金额不超过此数时，自动请快递拦截包裹，退回后退款；填 0 由客服处理。',
  'rule-of.lost': '退货后不满足门槛的优惠',
  'rule-of.lost.help': '退掉一部分后，留下的商品不再满足满减、满折或优惠券门槛时怎么退。商品问题的售后、整单未发货的退款不扣；商品全部退回时，已扣的一并退还。',
  'rule-of.lost.kept': '买家保留优惠',
  'rule-of.lost.reckoned': '从退款中扣除',
  'rule-of.save': '保存',
  'rule-of.done': '已保存',
}

const en: Record<keyof typeof zh, string> = {
  'refund-at': 'Refund when',
  'refund-at.agreement': 'As soon as agreed',
  'refund-at.signed': 'When the parcel is here',
  'refund-at.inspected': 'After inspection',
  'rule-of': 'After-sale rule',
  'rule-of.what': 'Holds for cases opened from now on; the return address is kept with the shop.',
  'rule-of.warehouse': 'Return warehouse',
  'rule-of.warehouse.help': 'It takes in and inspects what comes back; without one the seller does so himself.',
  'rule-of.fast': 'Fast refund before shipping',
  'rule-of.fast.help': 'Refunds of goods not shipped are agreed to at once; otherwise your staff decides.',
  'rule-of.intercept': 'Intercept by itself up to',
  'rule-of.intercept.help': 'Refunds of up to this sum asked for while the order is on its way have the carrier turn the parcel back, and are paid once it is here; with 0 your staff decides.',
  'rule-of.lost': 'Discounts no longer earned',
  'rule-of.lost.help': 'When what stays no longer reaches the threshold of an offer or coupon. Never charged where the seller is at fault, nor before anything of the order was shipped; once all goods are back, what was kept back goes back as well.',
  'rule-of.lost.kept': 'The buyer keeps them',
  'rule-of.lost.reckoned': 'Taken off the refund',
  'rule-of.save': 'Save',
  'rule-of.done': 'Saved',
}

export const useRuleText = texts({ 'zh-CN': zh, 'en-US': en })
