/** What a template may use; a click puts it where the cursor is. */
import type { Schema } from '@api/types'
import { Button, Flex, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { type TextKey, useText } from './texts'

type Field = Schema<'TemplateFieldView'>
const FORMS: Record<string, TextKey> = {
  'text': 'form.text',
  'number': 'form.number',
  'yes-no': 'form.yes-no',
  'list': 'form.list',
  'group': 'form.group',
  'bars': 'form.bars',
  'qr': 'form.qr',
}
const PRINT: Record<string, TextKey> = { 'print.nth': 'print.nth', 'print.at': 'print.at', 'print.by': 'print.by' }
const FUNCTIONS: Record<string, TextKey> = {
  '#bars(doc.barcode, dots: 2, height: 10mm)': 'function.bars',
  '#qr(doc.qr, dots: 6)': 'function.qr',
  '#yuan(0)': 'function.yuan',
  '#kg(0)': 'function.kg',
  '#reprinted(print)': 'function.reprinted',
  '#pages()': 'function.pages',
}

/** What is written for a field: codes as codes, what is repeated as a loop. */
export function written(field: Pick<Field, 'path' | 'form'>): string {
  if (field.form === 'bars') return `#bars(${field.path}, dots: 2, height: 10mm)`
  if (field.form === 'qr') return `#qr(${field.path}, dots: 6)`
  if (field.form === 'list') return `#for one in ${field.path.replace('[]', '')} [\n  \n]`
  const inside = field.path.split('[].')
  return inside.length > 1 ? `#one.${inside.at(-1)}` : `#${field.path}`
}

export function Fields({ fields, insert }: { fields: readonly Field[]; insert?: (text: string) => void }) {
  const t = useText()
  const put = (shown: string, text: string) => (
    <Button type="link" size="small" disabled={insert === undefined} onClick={() => insert?.(text)} style={{ paddingInline: 0, fontFamily: 'ui-monospace, monospace', whiteSpace: 'normal', textAlign: 'start', height: 'auto' }}>
      {shown}
    </Button>
  )
  const fixed = (rows: Record<string, TextKey>, sign: string) => (
    <PlainTable<{ key: string; meaning: string }>
      rows={Object.entries(rows).map(([key, meaning]) => ({ key, meaning: t(meaning) }))}
      rowKey="key"
      columns={[
        { key: 'path', title: t('fields.path'), show: (row) => put(row.key, sign + row.key) },
        { key: 'name', title: t('fields.name'), show: (row) => row.meaning },
      ]}
    />
  )
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('fields.what')}</Typography.Text>
      <PlainTable<Field>
        rows={fields}
        rowKey="path"
        columns={[
          { key: 'path', title: t('fields.path'), show: (row) => put(row.path, written(row)) },
          { key: 'name', title: t('fields.name'), show: (row) => row.name },
          { key: 'form', title: t('fields.form'), width: 80, show: (row) => t(FORMS[row.form] ?? 'form.text') },
        ]}
      />
      <Typography.Text strong>{t('fields.print')}</Typography.Text>
      {fixed(PRINT, '#')}
      <Typography.Text strong>{t('fields.functions')}</Typography.Text>
      {fixed(FUNCTIONS, '')}
    </Flex>
  )
}
