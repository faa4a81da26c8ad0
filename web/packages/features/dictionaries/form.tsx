/** Names and items of a dictionary, written as one: their order is the order of the list. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ui/icons'
import { Button, Flex, Form, Input, Switch } from '@ui/parts'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { firstFault, moved } from './order'
import { useText } from './texts'

type Dictionary = Schema<'DictionaryView'>
type Item = Schema<'Item'> & { is_system?: boolean }
interface Values {
  name_zh: string
  name_en: string
  items: Item[]
}

const ITEMS_MAX = 500

export function EditForm({ dictionary, onClose }: { dictionary: Dictionary; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const edit = useAct('put', '/api/console/dictionaries/{code}')
  const { code, version } = dictionary

  function sound(_rule: unknown, items: Item[]) {
    const found = firstFault(items)
    return found === null ? Promise.resolve() : Promise.reject(new Error(t(`fault.${found.fault}`, { row: found.row })))
  }

  return (
    <FormDrawer<Values>
      open
      title={t('edit')}
      width={880}
      initial={dictionary}
      onClose={onClose}
      onSubmit={async ({ items, ...names }) => {
        const sent = items.map((one) => ({ code: one.code, name_zh: one.name_zh, name_en: one.name_en, enabled: one.enabled }))
        await edit.run({ params: { path: { code } }, body: { version, ...names, items: sent } })
        say.done(t('saved'))
      }}
    >
      <Flex gap={16}>
        <div style={{ flex: 1 }}>
          <TextField name="name_zh" label={t('name.zh')} required />
        </div>
        <div style={{ flex: 1 }}>
          <TextField name="name_en" label={t('name.en')} required />
        </div>
      </Flex>
      <Form.Item label={t('items')} name="items" rules={[{ validator: sound }]} validateTrigger={[]}>
        <Items />
      </Form.Item>
    </FormDrawer>
  )
}

function Items({ value = [], onChange }: { value?: Item[]; onChange?: (items: Item[]) => void }) {
  const t = useText()
  const word = useWords()
  const put = (index: number, change: Partial<Item>) => onChange?.(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  const fresh: Item = { code: '', name_zh: '', name_en: '', enabled: true }
  return (
    <Flex vertical gap={8}>
      {value.map((item, index) => (
        <Flex key={index} gap={8} align="center">
          <Input value={item.name_zh} placeholder={t('name.zh')} aria-label={t('name.zh')} maxLength={200} onChange={(event) => put(index, { name_zh: event.target.value })} />
          <Input value={item.name_en} placeholder={t('name.en')} aria-label={t('name.en')} maxLength={200} onChange={(event) => put(index, { name_en: event.target.value })} />
          <Input value={item.code} placeholder={t('code')} aria-label={t('code')} maxLength={64} disabled={item.is_system} onChange={(event) => put(index, { code: event.target.value })} />
          <Switch checked={item.enabled} aria-label={t('enabled')} onChange={(enabled) => put(index, { enabled })} />
          <Button type="text" icon={<ArrowUpOutlined />} aria-label={t('up')} disabled={index === 0} onClick={() => onChange?.(moved(value, index, -1))} />
          <Button type="text" icon={<ArrowDownOutlined />} aria-label={t('down')} disabled={index === value.length - 1} onClick={() => onChange?.(moved(value, index, 1))} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} disabled={item.is_system} onClick={() => onChange?.(value.filter((_, at) => at !== index))} />
        </Flex>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} disabled={value.length >= ITEMS_MAX} onClick={() => onChange?.([...value, fresh])}>
        {t('add')}
      </Button>
    </Flex>
  )
}
