/** Words of parcels on their way. */
import { texts } from '@ui/texts'

const zh = {
  'parcels': '包裹',
  'number.wait': '等待运单号',
  'track.sent': '已发出',
  'track.accepted': '已接单',
  'track.collected': '已揽收',
  'track.moving': '运输中',
  'track.delivering': '派送中',
  'track.signed': '已签收',
  'track.refused': '已拒收',
  'track.returning': '退回中',
  'track.returned': '已退回',
  'track.problem': '运输异常',
  'track.no_movement': '暂无更新',
  'receive': '确认收货',
  'receive.sure': '商品都收到了吗？确认后订单完成，不能撤销。',
  'receive.yes': '都收到了',
  'receive.not-yet': '还没收到',
  'received': '已确认收货',
}

const en: Record<keyof typeof zh, string> = {
  'parcels': 'Parcels',
  'number.wait': 'Waiting for a number',
  'track.sent': 'Sent',
  'track.accepted': 'Accepted',
  'track.collected': 'Collected',
  'track.moving': 'On the way',
  'track.delivering': 'Out for delivery',
  'track.signed': 'Delivered',
  'track.refused': 'Refused',
  'track.returning': 'Coming back',
  'track.returned': 'Returned',
  'track.problem': 'Problem on the way',
  'track.no_movement': 'No news',
  'receive': 'I have it',
  'receive.sure': 'Have you received everything? The order is completed then; that cannot be undone.',
  'receive.yes': 'Yes, I have it',
  'receive.not-yet': 'Not yet',
  'received': 'Receipt confirmed',
}

export const useParcelText = texts({ 'zh-CN': zh, 'en-US': en })
