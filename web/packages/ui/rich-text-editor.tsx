/** The editor behind RichText: loaded when a form with rich text is opened. */
import { useEffect, useRef, useState } from 'react'
import { Spin } from 'antd'
import { EditorContent, useEditor } from '@tiptap/react'
import type { Editor } from '@tiptap/core'
import { pictureOf, upload } from '@api/upload'
import { EXTENSIONS, forConsole } from './rich-text-schema'
import { RichTools } from './rich-text-tools'
import { useRichWords } from './words-rich-text'
import { useSay } from './say'
import './rich-text.css'

export interface RichTextProps {
  /** HTML; null when nothing is written. */
  value?: string | null
  onChange?: (html: string | null) => void
  /** Purpose of the pictures in it. */
  purpose: string
  disabled?: boolean
  label?: string
}

const written = (editor: Editor) => (editor.isEmpty ? null : editor.getHTML())

export default function RichTextEditor({ value, onChange, purpose, disabled = false, label }: RichTextProps) {
  const word = useRichWords()
  const say = useSay()
  const [sending, setSending] = useState(false)
  // What the editor itself told last: it is not told so again, or the cursor would jump.
  const told = useRef(value ?? null)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  }, [onChange])

  const editor = useEditor({
    extensions: EXTENSIONS,
    content: forConsole(value ?? ''),
    editable: !disabled,
    editorProps: {
      attributes: { 'class': 'ht-rich', 'role': 'textbox', 'aria-multiline': 'true', ...(label === undefined ? {} : { 'aria-label': label }) },
      handlePaste: (_view, event) => takePictures(event.clipboardData?.files),
      handleDrop: (_view, event) => takePictures(event.dataTransfer?.files),
    },
    onUpdate: ({ editor }) => {
      told.current = written(editor)
      latest.current?.(told.current)
    },
  })
  const held = useRef(editor)
  useEffect(() => {
    held.current = editor
  }, [editor])

  useEffect(() => {
    if (editor === null || editor.isDestroyed || (value ?? null) === told.current) return
    told.current = value ?? null
    editor.commands.setContent(forConsole(value ?? ''), { emitUpdate: false })
  }, [editor, value])
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) editor.setEditable(!disabled, false)
  }, [editor, disabled])

  async function insert(files: File[]) {
    setSending(true)
    try {
      for (const file of files) {
        const stored = await upload(file, purpose)
        if (held.current?.isDestroyed === false) held.current.chain().focus().setImage({ src: pictureOf(stored.id, 'large'), alt: '' }).run()
      }
    } catch (error) {
      say.problem(error)
    } finally {
      setSending(false)
    }
  }
  function takePictures(given: FileList | undefined): boolean {
    const pictures = [...(given ?? [])].filter((file) => file.type.startsWith('image/'))
    if (pictures.length > 0) void insert(pictures)
    return pictures.length > 0
  }

  return (
    <div className="ht-rich-editor">
      {editor !== null && !editor.isDestroyed && !disabled && <RichTools editor={editor} insert={(files) => void insert(files)} />}
      <Spin spinning={sending} description={word('sending')}>
        <EditorContent editor={editor} />
      </Spin>
    </div>
  )
}
