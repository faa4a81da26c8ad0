import { texts } from '@ui/texts'

const zh = {
  'title': '资质管理',
  'what': '商家提交的资质：待审核、有效与已过期；到期前会提醒商家。',
  'none': '没有符合条件的资质',
  'merchant': '商家',
  'added': '提交时间',
  'all': '全部',
  'expiring': '30 天内到期',
  'own.title': '资质与类目',
  'own.what': '本店的资质、经营类目、保证金与结算账户。资质到期前请及时更新。',
  'own.add': '提交资质',
  'own.added': '已提交，等待平台审核',
  'own.ask': '申请类目',
  'own.asked': '已申请，等待平台审核',
  'own.account': '变更结算账户',
  'own.account.help': '请重新填写完整的账户信息；变更须经平台审核。',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Papers',
  'what': 'What merchants have shown: to review, valid, expired. Merchants are warned before a paper ends.',
  'none': 'No papers found',
  'merchant': 'Merchant',
  'added': 'Shown',
  'all': 'All',
  'expiring': 'Ending in 30 days',
  'own.title': 'Papers and categories',
  'own.what': 'Papers, categories, deposit and settlement account of your shop. Please renew papers in time.',
  'own.add': 'Show a paper',
  'own.added': 'Handed in; we will review it',
  'own.ask': 'Ask for categories',
  'own.asked': 'Asked for; we will review it',
  'own.account': 'Change the settlement account',
  'own.account.help': 'Please fill in the whole account; the platform has to agree.',
}

export const usePapersText = texts({ 'zh-CN': zh, 'en-US': en })
