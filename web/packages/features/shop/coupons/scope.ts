/** For which goods a coupon is: in words, and where they are found. */
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'
import { pathTo, useCategories, useCategoryName } from '../categories/tree'
import { writeAsked } from '../search/asked'
import { useText } from './texts'

export type Scope = Schema<'ScopeInWordsView'>

/** The narrowest list of the shop that holds all of it; the first page where there is none. */
export function leadsTo(scope: Scope): string {
  if (scope.product_id !== null && scope.product_id !== undefined) return `/products/${scope.product_id}`
  const merchant = scope.shops_count === 1 ? scope.shops[0]?.id : undefined
  const inShop = merchant === undefined ? '/' : `/shops/${merchant}`
  const kinds = [scope.categories_count, scope.brands_count, scope.goods_count, Number(scope.by_labels)].filter((count) => count > 0).length
  if (kinds !== 1 || scope.shops_count > 1) return inShop
  const [category] = scope.categories
  if (scope.categories_count === 1 && category !== undefined) return `/search?${writeAsked({ category: category.id, merchant }).toString()}`
  if (scope.brands_count > 0 && scope.brands_count === scope.brands.length) {
    return `/search?${writeAsked({ brand: scope.brands.map((one) => one.id), merchant }).toString()}`
  }
  return inShop
}

export function useScopeWords(): (scope: Scope) => string {
  const t = useText()
  const { language } = useLanguage()
  const tree = useCategories().data?.items ?? []
  const categoryName = useCategoryName()
  const list = (names: string[]) => names.join(t('scope.join'))
  const named = (one: Scope['brands'][number]) => (language === 'en-US' && one.name_en !== '' ? one.name_en : one.name)

  const shopsOf = (scope: Scope) => {
    const names = list(scope.shops.map((one) => one.name))
    return scope.shops_count > scope.shops.length ? t('scope.shops.more', { names, count: scope.shops_count }) : t('scope.shops', { names })
  }
  const marksOf = (scope: Scope) => {
    const names = [
      ...scope.categories.map((one) => {
        const node = pathTo(tree, one.id).at(-1)
        return node === undefined ? one.name : categoryName(node)
      }),
      ...scope.brands.map(named),
    ]
    const isSome = scope.goods_count > 0 || scope.by_labels
    if (names.length === 0) return isSome ? t('scope.goods') : null
    const isMore = isSome || scope.categories_count > scope.categories.length || scope.brands_count > scope.brands.length
    return t(isMore ? 'scope.some.more' : 'scope.some', { names: list(names) })
  }
  return (scope) => {
    const marks = marksOf(scope)
    const shops = scope.shops.length === 0 ? null : shopsOf(scope)
    const whole = shops === null ? (marks ?? t('scope.all')) : marks === null ? shops : t('scope.within', { shops, marks })
    return scope.with_exceptions ? t('scope.but', { scope: whole }) : whole
  }
}
