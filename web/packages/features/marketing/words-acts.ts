/** What is said of doubtful prices; keys end in the server's codes. */
import { texts } from '@ui/texts'

const zh = {
  'below_cost': '低于成本价',
  'below_mean': '远低于近 30 天均价，可能填错',
  'not_lower': '不低于近 30 天最低价，不是真正的优惠',
  'struck_too_high': '划线价高于近 30 天最低价，不符合明码标价规定',
  'costs_unseen': '您不能查看成本，须由可查看成本的人员确认价格后才能开始',
}

const en: Record<keyof typeof zh, string> = {
  'below_cost': 'Below cost',
  'below_mean': 'Far below the mean of 30 days: perhaps a slip',
  'not_lower': 'Not below the lowest price of 30 days, so no reduction',
  'struck_too_high': 'The struck-through price is above the lowest of 30 days',
  'costs_unseen': 'You may not see costs: somebody who may has to confirm the prices first',
}

export const useCautionText = texts({ 'zh-CN': zh, 'en-US': en })
