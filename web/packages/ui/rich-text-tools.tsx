/** The tools over rich text. */
import type { ReactNode } from 'react'
import { Button, Divider, Select, Tooltip, Upload } from 'antd'
import {
  BoldOutlined,
  DeleteColumnOutlined,
  DeleteOutlined,
  DeleteRowOutlined,
  InsertRowBelowOutlined,
  InsertRowRightOutlined,
  ItalicOutlined,
  LineOutlined,
  MessageOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { type Editor, useEditorState } from '@tiptap/react'
import { HEADINGS } from './rich-text-schema'
import { type RichWord, useRichWords } from './words-rich-text'

interface Tool {
  word: RichWord
  icon: ReactNode
  run: (editor: Editor) => unknown
  on?: boolean
  off?: boolean
}

function stateOf(editor: Editor) {
  const is = (name: string) => editor.isActive(name)
  return {
    level: (HEADINGS.find((level) => editor.isActive('heading', { level })) ?? 0) as Height,
    bold: is('bold'),
    italic: is('italic'),
    underline: is('underline'),
    strike: is('strike'),
    bullets: is('bulletList'),
    numbers: is('orderedList'),
    quote: is('blockquote'),
    table: is('table'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  }
}

const TABLE = { rows: 3, cols: 2, withHeaderRow: true }

export function RichTools({ editor, insert }: { editor: Editor; insert: (files: File[]) => void }) {
  const word = useRichWords()
  const now = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) })
  const marks: Tool[] = [
    { word: 'bold', icon: <BoldOutlined />, on: now.bold, run: (it) => it.chain().focus().toggleBold().run() },
    { word: 'italic', icon: <ItalicOutlined />, on: now.italic, run: (it) => it.chain().focus().toggleItalic().run() },
    { word: 'underline', icon: <UnderlineOutlined />, on: now.underline, run: (it) => it.chain().focus().toggleUnderline().run() },
    { word: 'strike', icon: <StrikethroughOutlined />, on: now.strike, run: (it) => it.chain().focus().toggleStrike().run() },
  ]
  const blocks: Tool[] = [
    { word: 'bullets', icon: <UnorderedListOutlined />, on: now.bullets, run: (it) => it.chain().focus().toggleBulletList().run() },
    { word: 'numbers', icon: <OrderedListOutlined />, on: now.numbers, run: (it) => it.chain().focus().toggleOrderedList().run() },
    { word: 'quote', icon: <MessageOutlined />, on: now.quote, run: (it) => it.chain().focus().toggleBlockquote().run() },
    { word: 'line', icon: <LineOutlined />, run: (it) => it.chain().focus().setHorizontalRule().run() },
    { word: 'table', icon: <TableOutlined />, off: now.table, run: (it) => it.chain().focus().insertTable(TABLE).run() },
  ]
  const inTable: Tool[] = [
    { word: 'row', icon: <InsertRowBelowOutlined />, run: (it) => it.chain().focus().addRowAfter().run() },
    { word: 'column', icon: <InsertRowRightOutlined />, run: (it) => it.chain().focus().addColumnAfter().run() },
    { word: 'row.less', icon: <DeleteRowOutlined />, run: (it) => it.chain().focus().deleteRow().run() },
    { word: 'column.less', icon: <DeleteColumnOutlined />, run: (it) => it.chain().focus().deleteColumn().run() },
    { word: 'table.less', icon: <DeleteOutlined />, run: (it) => it.chain().focus().deleteTable().run() },
  ]
  const past: Tool[] = [
    { word: 'undo', icon: <UndoOutlined />, off: !now.undo, run: (it) => it.chain().focus().undo().run() },
    { word: 'redo', icon: <RedoOutlined />, off: !now.redo, run: (it) => it.chain().focus().redo().run() },
  ]
  const drawn = (tools: Tool[]) => tools.map((tool) => <ToolButton key={tool.word} tool={tool} editor={editor} />)
  return (
    <div className="ht-rich-tools" role="toolbar" aria-label={word('tools')}>
      <Level editor={editor} level={now.level} />
      {drawn(marks)}
      <Divider orientation="vertical" />
      {drawn(blocks)}
      <Upload
        accept="image/png,image/jpeg,image/webp,image/gif"
        multiple
        showUploadList={false}
        beforeUpload={(file, all) => {
          if (file === all[0]) insert(all)
          return false
        }}
      >
        <Tooltip title={word('picture')}>
          <Button type="text" size="small" icon={<PictureOutlined />} aria-label={word('picture')} />
        </Tooltip>
      </Upload>
      {now.table && <Divider orientation="vertical" />}
      {now.table && drawn(inTable)}
      <Divider orientation="vertical" />
      {drawn(past)}
    </div>
  )
}

function ToolButton({ tool, editor }: { tool: Tool; editor: Editor }) {
  const word = useRichWords()
  const name = word(tool.word)
  return (
    <Tooltip title={name}>
      <Button
        type="text"
        size="small"
        color={tool.on ? 'primary' : undefined}
        variant={tool.on ? 'filled' : undefined}
        icon={tool.icon}
        disabled={tool.off}
        aria-label={name}
        aria-pressed={tool.on}
        onClick={() => tool.run(editor)}
      />
    </Tooltip>
  )
}

type Height = 0 | (typeof HEADINGS)[number]

function Level({ editor, level }: { editor: Editor; level: Height }) {
  const word = useRichWords()
  const options = ([0, ...HEADINGS] as const).map((value) => ({ value, label: word(`heading.${value}`) }))
  function choose(next: Height) {
    const chain = editor.chain().focus()
    if (next === 0) chain.setParagraph().run()
    else chain.setHeading({ level: next }).run()
  }
  return <Select<Height> size="small" variant="borderless" value={level} options={options} onChange={choose} aria-label={word('heading')} style={{ width: 96 }} />
}
