/** Words of who takes what leaves a warehouse. */
import { texts } from '@ui/texts'

const zh = {
  'carriers': '仓库用快递',
  'carriers.of': '{name}：用哪家快递',
  'carriers.what': '从这个仓库发出的货默认用哪家快递。没有设置时，用店铺资料里的合作快递，再没有就用系统默认快递。',
  'carriers.usual': '默认快递',
  'carriers.usual.help': '不选就由店铺资料和系统设置决定。',
  'carriers.provinces': '按收货省份指定',
  'carriers.provinces.help': '这些省份的货用另一家快递，例如新疆、西藏用邮政。',
  'carriers.provinces.add': '添加一家快递',
  'carriers.carrier': '快递公司',
  'carriers.to': '收货省份',
  'carriers.off': '{name}（已停用）',
  'carriers.off.what': '{names} 已停用，不会再用来发货。请换一家。',
  'carriers.saved': '已保存，之后生成的发货单按新的设置选快递',
}

const en: Record<keyof typeof zh, string> = {
  'carriers': 'Carriers of the warehouse',
  'carriers.of': '{name}: carriers',
  'carriers.what': 'By which carrier goods leave this warehouse. Without one, the carriers of the shop profile are used, then the usual carrier of the settings.',
  'carriers.usual': 'Usual carrier',
  'carriers.usual.help': 'Leave it empty, and the shop profile and the settings decide.',
  'carriers.provinces': 'Other carriers for some provinces',
  'carriers.provinces.help': 'Goods to these provinces go by another carrier, as Xinjiang and Tibet by post.',
  'carriers.provinces.add': 'Add a carrier',
  'carriers.carrier': 'Carrier',
  'carriers.to': 'Provinces',
  'carriers.off': '{name} (switched off)',
  'carriers.off.what': '{names} is switched off and takes nothing any more. Choose another.',
  'carriers.saved': 'Saved; shipments made from now on go by it',
}

export const useCarrierText = texts({ 'zh-CN': zh, 'en-US': en })
