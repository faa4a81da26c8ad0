import { texts } from '@ui/texts'

const zh = {
  title: '会员',
  what: '用手机号和验证码登录过商城的买家。',
  none: '还没有会员。',
  phone: '手机号',
  name: '昵称',
  state: '状态',
  'state.active': '正常',
  'state.blocked': '已停用',
  reason: '停用原因',
  joined: '注册时间',
  seen: '最近登录',
  coupons: '优惠券',
  block: '停用',
  'block.title': '停用会员 {name}',
  blocked: '会员已停用，其登录已全部结束',
  unblock: '恢复',
  'unblock.title': '恢复会员 {name}？',
  'unblock.what': '恢复后可以重新登录商城。',
  unblocked: '会员已恢复',
}

const en: Record<keyof typeof zh, string> = {
  title: 'Members',
  what: 'Buyers who have signed in to the shop with their phone and a code.',
  none: 'There are no members yet.',
  phone: 'Phone',
  name: 'Name',
  state: 'State',
  'state.active': 'Active',
  'state.blocked': 'Blocked',
  reason: 'Why blocked',
  joined: 'Joined',
  seen: 'Last sign-in',
  coupons: 'Coupons',
  block: 'Block',
  'block.title': 'Block {name}',
  blocked: 'Blocked; all sessions have ended',
  unblock: 'Unblock',
  'unblock.title': 'Unblock {name}?',
  'unblock.what': 'The member can sign in to the shop again.',
  unblocked: 'Unblocked',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
