/** The options of an attribute, in their order; many at once by pasting lines. */
import { useState } from 'react'
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ui/icons'
import { Button, Flex, Input, Modal } from '@ui/parts'
import { useWords } from '@ui/words'
import { useLibraryText } from '../texts'
import { moved, withLines, type Written } from './options'
import { useText } from './texts'

const OPTIONS_MAX = 500
const NAME_MAX = 40
const FRESH: Written = { key: null, name: '', name_en: '' }

interface OptionsProps {
  value?: Written[]
  onChange?: (options: Written[]) => void
}

export function OptionsField({ value = [], onChange }: OptionsProps) {
  const t = useText()
  const [many, setMany] = useState(false)
  const put = (index: number, change: Partial<Written>) => onChange?.(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <Flex vertical gap={8}>
      {value.map((option, index) => (
        <OptionLine
          key={option.key ?? `new-${index}`}
          option={option}
          first={index === 0}
          last={index === value.length - 1}
          put={(change) => put(index, change)}
          move={(by) => onChange?.(moved(value, index, by))}
          remove={() => onChange?.(value.filter((_, at) => at !== index))}
        />
      ))}
      <Flex gap={8}>
        <Button type="dashed" icon={<PlusOutlined />} disabled={value.length >= OPTIONS_MAX} onClick={() => onChange?.([...value, FRESH])}>
          {t('option.add')}
        </Button>
        <Button type="link" onClick={() => setMany(true)}>
          {t('option.many')}
        </Button>
      </Flex>
      {many && <ManyOptions onClose={() => setMany(false)} onText={(text) => onChange?.(withLines(value, text).slice(0, OPTIONS_MAX))} />}
    </Flex>
  )
}

interface LineProps {
  option: Written
  first: boolean
  last: boolean
  put: (change: Partial<Written>) => void
  move: (by: -1 | 1) => void
  remove: () => void
}

function OptionLine({ option, first, last, put, move, remove }: LineProps) {
  const t = useLibraryText()
  const word = useWords()
  return (
    <Flex gap={8} align="center">
      <Input value={option.name} placeholder={t('name')} aria-label={t('name')} maxLength={NAME_MAX} onChange={(event) => put({ name: event.target.value })} />
      <Input
        value={option.name_en}
        placeholder={t('name.en')}
        aria-label={t('name.en')}
        maxLength={100}
        onChange={(event) => put({ name_en: event.target.value })}
      />
      <Button type="text" icon={<ArrowUpOutlined />} aria-label={t('up')} disabled={first} onClick={() => move(-1)} />
      <Button type="text" icon={<ArrowDownOutlined />} aria-label={t('down')} disabled={last} onClick={() => move(1)} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} onClick={remove} />
    </Flex>
  )
}

function ManyOptions({ onClose, onText }: { onClose: () => void; onText: (text: string) => void }) {
  const t = useText()
  const word = useWords()
  const [text, setText] = useState('')
  function add() {
    onText(text)
    onClose()
  }
  return (
    <Modal open title={t('option.many')} okText={word('act.add')} cancelText={word('act.close')} onOk={add} onCancel={onClose}>
      <Input.TextArea
        value={text}
        placeholder={t('option.many.what')}
        aria-label={t('option.many.what')}
        rows={10}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
    </Modal>
  )
}
