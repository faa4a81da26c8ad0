/** Products as far as one scrolls, with everything that may come in between. */
import type { ReactNode } from 'react'
import { Refused } from '@ui/shop/failures'
import { More } from '@ui/shop/more'
import { BoneGrid } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { ProductGrid } from '../card'
import type { Asked } from './asked'
import { useFound } from './found'
import { useText } from './texts'

/** `none`: what to say when there is nothing; `narrow`: beside a rail. */
export function ProductList({ asked, none, narrow = false }: { asked: Asked; none?: ReactNode; narrow?: boolean }) {
  const t = useText()
  const { found, cards } = useFound(asked)
  if (found.data === undefined) {
    return found.error === null ? <BoneGrid /> : <Refused error={found.error} retry={() => void found.refetch()} />
  }
  if (cards.length === 0) return none ?? <Told title={t('none')} what={t('none.category')} />
  return (
    <div className={narrow ? 'hs-narrow' : undefined} aria-busy={found.isPlaceholderData}>
      <ProductGrid cards={cards} eager={4} after={<More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />} />
    </div>
  )
}
