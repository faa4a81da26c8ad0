/** What rich text may hold: the same set that the server lets through. */
import type { Extensions } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { pictureOf } from '@api/upload'

export const HEADINGS = [2, 3, 4] as const

const KEPT = /\/api\/shop\/pictures\/([0-9a-f-]{36})\?width=\d+/g

/** The same text with its pictures from the console's door: the shop shows only what is on the shelf. */
export function forConsole(html: string): string {
  return html.replaceAll(KEPT, (_, file: string) => pictureOf(file, 'large'))
}

export const EXTENSIONS: Extensions = [
  StarterKit.configure({ heading: { levels: [...HEADINGS] }, codeBlock: false, code: false, link: false }),
  // Pictures from elsewhere would be lost on the server: only those of the house are taken.
  Image.extend({
    parseHTML: () => [{ tag: 'img[src^="/api/"]' }],
  }).configure({ inline: false, allowBase64: false }),
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
]
