/** Fields of one paper; `at` stands before the names in a list. */
import { ChoiceField, Custom, DateField, TextField } from '@ui/fields'
import { DocumentsField } from '@ui/documents-field'
import { Form } from '@ui/parts'
import { useText } from '../texts'
import { useKinds } from './columns'

export const PURPOSE = 'merchant_paper'
const BASIC = new Set(['business_licence', 'legal_person_id'])
const OF_BRANDS = new Set(['trademark', 'brand_authorisation'])

export interface PaperValues {
  kind: string
  number: string | null
  brand_name: string | null
  file_ids: string[]
  expires_on: string | null
}

/** As the server takes it: empty texts are texts. */
export function writtenPaper(paper: PaperValues) {
  return { ...paper, number: paper.number ?? '', brand_name: paper.brand_name ?? '' }
}

/** `all`: also the licence and the identity card, which an application asks for in steps of their own. */
export function PaperFields({ at = [], path = [], all = false }: { at?: (string | number)[]; path?: (string | number)[]; all?: boolean }) {
  const t = useText()
  const kinds = useKinds()
  const form = Form.useFormInstance()
  const kind = Form.useWatch([...path, ...at, 'kind'], form) as string | undefined
  const options = kinds.words.filter((one) => all || !BASIC.has(one.code)).map((one) => ({ value: one.code, label: one.name }))
  return (
    <>
      <ChoiceField name={[...at, 'kind']} label={t('paper.kind')} options={options} loading={kinds.loading} required />
      {kind !== undefined && OF_BRANDS.has(kind) && <TextField name={[...at, 'brand_name']} label={t('paper.brand')} required max={60} />}
      <TextField name={[...at, 'number']} label={t('paper.number')} max={100} />
      <DateField name={[...at, 'expires_on']} label={t('paper.until')} help={t('no-end.help')} />
      <Custom name={[...at, 'file_ids']} label={t('paper.files')} required>
        <DocumentsField purpose={PURPOSE} label={t('paper.files')} />
      </Custom>
    </>
  )
}
