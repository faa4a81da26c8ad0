/** The table of properties. */
import type { Product } from './chooser'
import { useText } from './texts'

export function Parameters({ product }: { product: Product }) {
  const t = useText()
  const brand = product.brand === null ? [] : [{ name: t('brand'), values: [product.brand.name] }]
  const rows = [...brand, ...product.parameters, { name: t('number'), values: [product.number] }]
  return (
    <section className="hs-block">
      <h2>{t('parameters')}</h2>
      <table className="hs-parameters">
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.values.join(' / ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
