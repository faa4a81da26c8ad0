/** Rich text to read: drawn through the same schema, so that nothing else gets into the page. */
import { EditorContent, useEditor } from '@tiptap/react'
import { EXTENSIONS, forConsole } from './rich-text-schema'
import './rich-text.css'

/** One text for its life; for another one it is made anew (`key`). */
export default function RichTextShown({ html }: { html: string }) {
  const editor = useEditor({ extensions: EXTENSIONS, content: forConsole(html), editable: false, editorProps: { attributes: { class: 'ht-rich' } } })
  return <EditorContent editor={editor} />
}
