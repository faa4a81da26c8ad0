import { texts } from '@ui/texts'

const zh = {
  'applied': '已生效',
  'applied.off': '已减 ¥{off}',
  'applied.gifts': '送赠品 {gifts} 件',
  'below_threshold': '再买 ¥{missing} 可享',
  'below_threshold.off': '再买 ¥{missing} 减 ¥{off}',
  'too_few_pieces': '再买 {missing} 件可享',
  'other_is_better': '已有更优惠的活动',
  'other_is_better.other': '“{other}”更优惠',
  'exclusive': '不能与已生效的活动同享',
  'not_your_level': '会员等级不够',
  'only_new_buyers': '仅限新客',
  'only_members': '登录后可享',
  'limit_used': '已达每人限购数量',
  'no_goods': '没有适用的商品',
  'nothing_left': '商品已无需支付',
  'unknown': '本次不适用',
}

const en: Record<keyof typeof zh, string> = {
  'applied': 'Applied',
  'applied.off': '¥{off} off',
  'applied.gifts': '{gifts, plural, one {# gift} other {# gifts}} included',
  'below_threshold': 'Add ¥{missing} more to get it',
  'below_threshold.off': 'Add ¥{missing} more for ¥{off} off',
  'too_few_pieces': '{missing, plural, one {Add # more piece} other {Add # more pieces}} to get it',
  'other_is_better': 'A better offer counts',
  'other_is_better.other': '“{other}” is better',
  'exclusive': 'Does not go together with what counts',
  'not_your_level': 'For members of a higher level',
  'only_new_buyers': 'For first orders only',
  'only_members': 'Sign in to get it',
  'limit_used': 'You have used up its limit per person',
  'no_goods': 'Nothing here is part of it',
  'nothing_left': 'Nothing is left to pay for',
  'unknown': 'Does not apply here',
}

export type ReasonKey = keyof typeof zh

export function isReason(key: string): key is ReasonKey {
  return key in zh
}

export const useWords = texts({ 'zh-CN': zh, 'en-US': en })
