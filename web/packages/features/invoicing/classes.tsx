/** What goods of categories are on invoices, and bear. */
import { useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { CategoryField } from '@ui/category-field'
import { useCategories, wayTo } from '@ui/category-tree'
import { Section } from '@ui/detail-page'
import { ChoiceField, Custom, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { RATES } from './rates'
import { percent } from './state'
import { useSettingText } from './texts-settings'

type TaxClass = Schema<'TaxClassView'>
const CODE_DIGITS = 19
const USUAL_BP = 1_300

export default function TaxClasses() {
  const t = useSettingText()
  const say = useSay()
  const mayWrite = useMay()('invoicing.tax_class', 'write')
  const { tree } = useCategories()
  const asked = api.useQuery('get', '/api/console/invoicing/tax-classes')
  const drop = useAct('delete', '/api/console/invoicing/tax-classes/{category_id}')
  const [edited, setEdited] = useState<TaxClass | 'new' | null>(null)
  const nameOf = (id: string) => wayTo(tree, id).map((node) => node.name).join(' / ')
  async function remove({ category_id, version }: TaxClass) {
    if (!(await say.confirm({ title: t('remove'), what: t('remove.ask'), act: t('remove') }))) return
    try {
      await drop.run({ params: { path: { category_id }, query: { version } } })
      say.done(t('removed'))
    } catch (error) {
      say.problem(error)
    }
  }
  const acts = (row: TaxClass) => [
    { key: 'edit', title: t('edit'), run: () => setEdited(row) },
    { key: 'remove', title: t('remove'), danger: true, run: () => remove(row) },
  ]
  return (
    <PlainPage title={t('classes')} what={t('classes.what')} asked={asked} primary={mayWrite && <Button type="primary" onClick={() => setEdited('new')}>{t('add')}</Button>}>
      <Section title={t('classes')}>
        <PlainTable
          rows={asked.data ?? []}
          rowKey="category_id"
          columns={[
            { key: 'category', title: t('category'), show: (row) => nameOf(row.category_id) },
            { key: 'code', title: t('code'), show: (row) => <span className="ht-number">{row.code}</span> },
            { key: 'rate', title: t('rate'), right: true, width: 120, show: (row) => percent(row.rate_bp) },
          ]}
          acts={mayWrite ? acts : undefined}
          empty={t('classes.none')}
        />
      </Section>
      {edited !== null && <ClassForm of={edited === 'new' ? undefined : edited} close={() => setEdited(null)} />}
    </PlainPage>
  )
}

interface Values {
  category_id: string
  code: string
  rate_bp: string
}

function ClassForm({ of, close }: { of: TaxClass | undefined; close: () => void }) {
  const t = useSettingText()
  const say = useSay()
  const save = useAct('put', '/api/console/invoicing/tax-classes/{category_id}')
  async function submit({ category_id, code, rate_bp }: Values) {
    await save.run({ params: { path: { category_id } }, body: { code: code.trim(), rate_bp: Number(rate_bp), version: of?.version ?? 0 } })
    say.done(t('saved'))
  }
  return (
    <FormModal<Values> title={t(of === undefined ? 'add' : 'edit')} open onClose={close} submit={t('save')} onSubmit={submit} initial={{ category_id: of?.category_id, code: of?.code ?? '', rate_bp: String(of?.rate_bp ?? USUAL_BP) }} width={560}>
      <Custom name="category_id" label={t('category')} required>
        <CategoryField anywhere disabled={of !== undefined} />
      </Custom>
      <TextField name="code" label={t('code')} required max={CODE_DIGITS} />
      <ChoiceField name="rate_bp" label={t('rate')} required options={RATES} />
    </FormModal>
  )
}
