/** The form of a template, new or known. */
import { useEffect, useRef } from 'react'
import { api } from '@api/client'
import { FieldGroup, RadioField, TextField, TreeField } from '@ui/fields'
import { useMay } from '@ui/me'
import { Form, Typography } from '@ui/parts'
import { branches } from './categories'
import { inUnitsOf } from './measures'
import { TariffFields } from './tariff-fields'
import { useText } from './texts'
import type { Values } from './values'

const NAME_MAX = 200

export function TemplateFields({ isNew = false }: { isNew?: boolean }) {
  const t = useText()
  const form = Form.useFormInstance<Values>()
  const scope = Form.useWatch('scope', { form, preserve: true })
  useFreshUnits()
  return (
    <>
      <FieldGroup title={t('title')}>
        <TextField name="name" label={t('name')} hint={t('name.hint')} max={NAME_MAX} required />
        <RadioField name="scope" label={t('scope')} disabled={!isNew} required options={(['shop', 'category'] as const).map((value) => ({ value, label: t(`scope.${value}.long`) }))} />
        {scope === 'category' && <CategoriesField />}
        <RadioField name="charge_by" label={t('charge-by')} help={t('charge-by.help')} required options={(['weight', 'volume', 'count', 'amount'] as const).map((value) => ({ value, label: t(`charge-by.${value}`) }))} />
      </FieldGroup>
      <TariffFields />
    </>
  )
}

/** Another way of charging begins with units of its own. */
function useFreshUnits() {
  const form = Form.useFormInstance<Values>()
  const chargeBy = Form.useWatch('charge_by', form)
  const before = useRef(chargeBy)
  useEffect(() => {
    if (before.current !== undefined && chargeBy !== undefined && before.current !== chargeBy) {
      const { tariff } = form.getFieldsValue(true) as Values
      form.setFieldsValue({ tariff: inUnitsOf({ ...tariff, rest: tariff.rest ?? null }, chargeBy) })
    }
    before.current = chargeBy
  }, [form, chargeBy])
}

function CategoriesField() {
  const t = useText()
  const may = useMay()('catalog.library')
  const asked = api.useQuery('get', '/api/console/catalog/library/categories', {}, { enabled: may })
  if (!may) return <Typography.Paragraph type="secondary">{t('categories.hidden')}</Typography.Paragraph>
  return <TreeField name="category_ids" label={t('categories')} help={t('categories.help')} tree={branches(asked.data ?? [])} loading={asked.isLoading} many />
}
