/** What others looked at with it. Asked for after the page itself. */
import { api } from '@api/client'
import { ProductGrid } from '../card'
import { useText } from './texts'

export function Beside({ id }: { id: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/products/{product_id}/recommendations', { params: { path: { product_id: id } } }, { staleTime: 60_000 })
  const cards = asked.data?.items ?? []
  if (cards.length === 0) return null
  return (
    <section className="hs-floor" aria-labelledby="beside">
      <header>
        <h2 id="beside">{t('beside')}</h2>
      </header>
      <ProductGrid cards={cards} />
    </section>
  )
}
