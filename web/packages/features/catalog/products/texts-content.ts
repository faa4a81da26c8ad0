/** Words about the content of a product: its parts, its SKUs. */
import { texts } from '@ui/texts'

const zh = {
  'part.pictures': '商品图片',
  'part.attributes': '商品参数',
  'part.skus': '规格与价格',
  'part.html': '图文详情',
  'part.components': '组成',
  'attributes.none': '没有填写参数。',
  'pictures.none': '还没有图片。',
  'html.none': '还没有详情。',
  'sku': '规格',
  'sku.price_fen': '售价',
  'sku.market_fen': '划线价',
  'sku.cost_fen': '成本价',
  'sku.code': '规格货号',
  'sku.barcode': '条码',
  'sku.weight': '重量',
  'sku.volume': '体积',
  'sku.state': '销售',
  'sku.active': '销售中',
  'sku.disabled': '已停售',
  'sku.single': '单规格',
  'sku.stock': '库存',
  'sku.stock.look': '查看库存',
  'unit.gram': '{value} 克',
  'unit.cm3': '{value} 立方厘米',
}

const en: Record<keyof typeof zh, string> = {
  'part.pictures': 'Pictures',
  'part.attributes': 'Parameters',
  'part.skus': 'Variants and prices',
  'part.html': 'Description',
  'part.components': 'Components',
  'attributes.none': 'No parameters filled in.',
  'pictures.none': 'No pictures yet.',
  'html.none': 'No description yet.',
  'sku': 'Variant',
  'sku.price_fen': 'Price',
  'sku.market_fen': 'List price',
  'sku.cost_fen': 'Cost',
  'sku.code': 'SKU code',
  'sku.barcode': 'Barcode',
  'sku.weight': 'Weight',
  'sku.volume': 'Volume',
  'sku.state': 'For sale',
  'sku.active': 'For sale',
  'sku.disabled': 'Not sold',
  'sku.single': 'One variant',
  'sku.stock': 'Stock',
  'sku.stock.look': 'Look at stock',
  'unit.gram': '{value} g',
  'unit.cm3': '{value} cm³',
}

export const useContentText = texts({ 'zh-CN': zh, 'en-US': en })
export type ContentText = ReturnType<typeof useContentText>
