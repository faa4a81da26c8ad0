/** The table of properties. */
import type { ReactNode } from 'react'
import { ShopPicture } from '@ui/shop/picture'
import type { Product } from './chooser'
import { useText } from './texts'

export function Parameters({ product }: { product: Product }) {
  const t = useText()
  const own = product.parameters.map(({ name, values }) => ({ name, shown: values.join(' / ') }))
  const brand = product.brand === null ? [] : [{ name: t('brand'), shown: <Brand brand={product.brand} /> }]
  const rows: { name: string; shown: ReactNode }[] = [...brand, ...own, { name: t('number'), shown: product.number }]
  return (
    <section className="hs-block">
      <h2>{t('parameters')}</h2>
      <table className="hs-parameters">
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Brand({ brand }: { brand: NonNullable<Product['brand']> }) {
  if (brand.logo === null) return brand.name
  return (
    <span className="hs-brand-sign">
      <ShopPicture file={brand.logo} alt="" sizes="32px" /> {brand.name}
    </span>
  )
}
