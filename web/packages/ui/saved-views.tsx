/** Filters that somebody uses again and again, under a name of his own. */
import { useState } from 'react'
import { Button, Divider, Empty, Flex, Input, Popover, Space } from 'antd'
import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import type { Asked } from './asked'
import { usePreference } from './preference'
import { useWords } from './words'

interface SavedView {
  name: string
  asked: Asked
}

const VIEWS_MAX = 30
const NO_VIEWS: SavedView[] = []

export function SavedViews({ list, asked, onChoose }: { list: string; asked: Asked; onChoose: (asked: Asked) => void }) {
  const word = useWords()
  const { value: views, keep } = usePreference<SavedView[]>(`views:${list}`, NO_VIEWS)
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)

  function save() {
    const chosen = name.trim()
    if (chosen === '') return
    keep([...views.filter((view) => view.name !== chosen), { name: chosen, asked }].slice(-VIEWS_MAX))
    setName('')
  }

  const content = (
    <div style={{ width: 280 }}>
      {views.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={word('views.none')} />}
      {views.map((view) => (
        <Flex key={view.name} justify="space-between">
          <Button
            type="text"
            onClick={() => {
              onChoose(view.asked)
              setOpen(false)
            }}
          >
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${word('act.remove')} ${view.name}`}
            onClick={() => keep(views.filter((one) => one !== view))}
          />
        </Flex>
      ))}
      <Divider style={{ marginBlock: 8 }} />
      <Space.Compact block>
        <Input
          value={name}
          maxLength={40}
          placeholder={word('views.name')}
          aria-label={word('views.name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Button type="primary" disabled={name.trim() === ''} title={word('views.save')} onClick={save}>
          {word('act.save')}
        </Button>
      </Space.Compact>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
      <Button icon={<StarOutlined />}>{word('views.title')}</Button>
    </Popover>
  )
}
