/** Goods as they are recognised before a shelf: picture, name, specification, code. */
import type { Schema } from '@api/types'
import { Pictured } from '@ui/thumbnail'
import { useText } from './texts'

export type Goods = Schema<'GoodsView'>

export function titleOf(goods: Goods | null | undefined): string {
  return goods ? [goods.name, goods.spec].filter(Boolean).join(' ') : ''
}

export function GoodsCell({ goods, width }: { goods: Goods | null | undefined; width?: number }) {
  const t = useText()
  if (!goods) return <Pictured file={null} name={t('unknown')} width={width} />
  return <Pictured file={goods.picture} name={titleOf(goods)} second={goods.code} width={width} />
}
