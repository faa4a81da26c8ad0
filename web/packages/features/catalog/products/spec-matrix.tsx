/** Sale attributes chosen, and the table of SKUs that follows. A control; its value is the rows. */
import { useEffect, useState } from 'react'
import { useLanguage } from '@ui/language'
import { Alert, Flex } from '@ui/parts'
import { AxesField } from './axes-field'
import type { AttributeRule } from './rules'
import { SkuFill } from './sku-fill'
import { SkuTable } from './sku-table'
import { freshSku, type SkuRow, type WrongAt } from './skus'
import { arranged, type Axis, axesOf, countOf, SKUS_MAX } from './specs'
import { useEditorText } from './texts-editor'

interface SpecMatrixProps {
  rules: readonly AttributeRule[]
  value?: SkuRow[]
  onChange?: (rows: SkuRow[]) => void
  /** Pictures of the product: a SKU may show one of them. */
  pictures: readonly string[]
  wrongAt: WrongAt
  /** Whether the person may see and write costs. */
  costs: boolean
  /** Bundles and gift packs name what they are made of. */
  bundle: boolean
  disabled?: boolean
}

const NOTHING: SkuRow[] = []

export function SpecMatrix({ rules, value = NOTHING, onChange, pictures, wrongAt, costs, bundle, disabled }: SpecMatrixProps) {
  const t = useEditorText()
  const { language } = useLanguage()
  const sale = rules.filter((rule) => rule.role === 'sale')
  // Values may be chosen that stand in no row yet: the axes are remembered beside the rows.
  const [chosen, setChosen] = useState<Axis[]>()
  const axes = chosen ?? axesOf(sale, value.map((row) => row.spec))
  const tooMany = countOf(axes) > SKUS_MAX

  useEffect(() => {
    // Specs of another category mean nothing here: what was filled in goes over, without them.
    const known = new Set(rules.filter((rule) => rule.role === 'sale').map((rule) => rule.id))
    const isForeign = (row: SkuRow) => Object.keys(row.spec).some((id) => !known.has(id))
    if (value.some(isForeign)) onChange?.(arranged(value, axesOf(rules, value.map((row) => row.spec)), freshSku))
  }, [rules, value, onChange])

  function choose(next: Axis[]) {
    setChosen(next)
    if (countOf(next) <= SKUS_MAX) onChange?.(arranged(value, next, freshSku))
  }

  return (
    <Flex vertical gap={12}>
      {sale.length > 0 && <AxesField rules={sale} axes={axes} onChange={choose} disabled={disabled} />}
      {tooMany && <Alert type="error" showIcon title={t('skus.too-many', { count: countOf(axes), max: SKUS_MAX })} />}
      {value.length > 1 && !disabled && (
        <SkuFill rules={sale} axes={axes} rows={value} costs={costs} language={language} onFill={(rows) => onChange?.(rows)} />
      )}
      <SkuTable rules={sale} rows={value} onChange={(rows) => onChange?.(rows)} pictures={pictures} wrongAt={wrongAt} costs={costs} bundle={bundle} disabled={disabled} />
    </Flex>
  )
}
