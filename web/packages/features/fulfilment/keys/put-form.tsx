/** Keys of one SKU are put in: pasted, or read from a text file. They are not shown again. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Custom } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Button, Flex, Input, Typography, Upload } from '@ui/parts'
import { useSay } from '@ui/say'
import { KEYS_MAX, linesOf } from './lines'
import { SkuField } from './sku-field'
import { useKeyText } from './texts'

interface Values {
  sku_id: string
  keys: string
}

export function PutForm({ sku, close }: { sku?: string; close: () => void }) {
  const t = useKeyText()
  const say = useSay()
  const put = useAct('post', '/api/console/fulfilment/card-keys')
  async function submit({ sku_id, keys }: Values) {
    const { added, known } = await put.run({ body: { sku_id, keys: linesOf(keys) } })
    say.done(t(known > 0 ? 'done.known' : 'done', { added, known }))
  }
  return (
    <FormModal<Values> title={t('put-in')} open onClose={close} submit={t('put-in')} onSubmit={submit} initial={{ sku_id: sku, keys: '' }} width={560}>
      <Custom name="sku_id" label={t('sku')} help={t('sku.hint')} required>
        <SkuField label={t('sku')} />
      </Custom>
      <Custom name="keys" label={t('text')} help={t('text.hint', { max: KEYS_MAX })} required>
        <KeysField />
      </Custom>
    </FormModal>
  )
}

function KeysField({ value = '', onChange }: { value?: string; onChange?: (text: string) => void }) {
  const t = useKeyText()
  const [unread, setUnread] = useState(false)
  const count = linesOf(value).length
  async function read(file: File) {
    const text = await file.text()
    // What is no UTF-8 comes with marks of replacement.
    setUnread(text.includes('\uFFFD'))
    if (!text.includes('\uFFFD')) onChange?.(text)
  }
  return (
    <>
      <Input.TextArea value={value} onChange={(event) => onChange?.(event.target.value)} autoSize={{ minRows: 6, maxRows: 12 }} autoComplete="off" spellCheck={false} aria-label={t('text')} style={{ fontFamily: 'monospace' }} />
      <Flex justify="space-between" align="center" style={{ marginBlockStart: 8 }}>
        <Upload accept=".txt,.csv,text/plain,text/csv" showUploadList={false} beforeUpload={(file) => (void read(file), false)}>
          <Button>{t('file')}</Button>
        </Upload>
        <Typography.Text type={unread || count > KEYS_MAX ? 'danger' : 'secondary'}>{unread ? t('file.unread') : count > KEYS_MAX ? t('too-many', { max: KEYS_MAX }) : t('count', { count })}</Typography.Text>
      </Flex>
    </>
  )
}
