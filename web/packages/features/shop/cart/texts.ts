import { texts } from '@ui/texts'

const zh = {
  'title': '购物车',
  'pieces': '{count} 件',
  'note': '购物车保存在这台设备上，价格和库存以现在为准。',
  'empty': '购物车是空的',
  'empty.what': '看到喜欢的商品，可以先放在这里。',
  'empty.next': '去逛逛',
  'total': '商品合计',
  'total.what': '{count} 件，不含运费',
  'remove': '移除 {name}',
  'remove.title': '从购物车移除这件商品？',
  'remove.yes': '移除',
  'remove.no': '先留着',
  'quantity': '{name} 的数量',
  'gone': '这件商品已不再销售',
  'gone.sku': '这个规格已不再销售',
  'reduced': '现在只剩 {left} 件',
}

const en: Record<keyof typeof zh, string> = {
  'title': 'Cart',
  'pieces': '{count, plural, one {# piece} other {# pieces}}',
  'note': 'The cart is kept on this device. Prices and stock are as of now.',
  'empty': 'Your cart is empty',
  'empty.what': 'Keep here what you like.',
  'empty.next': 'Look around',
  'total': 'Goods',
  'total.what': '{count, plural, one {# piece} other {# pieces}}, without freight',
  'remove': 'Remove {name}',
  'remove.title': 'Remove this from the cart?',
  'remove.yes': 'Remove',
  'remove.no': 'Keep it',
  'quantity': 'Quantity of {name}',
  'gone': 'This product is no longer sold',
  'gone.sku': 'This option is no longer sold',
  'reduced': 'Only {left} left now',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
