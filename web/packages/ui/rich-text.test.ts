import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { EXTENSIONS, forConsole } from './rich-text-schema'

const FILE = '0198c0de-0000-7000-8000-000000000001'
const written = (html: string) => new Editor({ extensions: EXTENSIONS, content: html }).getHTML()

test('pictures of the house are kept, those of others and scripts are not', () => {
  const html = written(`<p>茶</p><img src="/api/console/files/${FILE}/picture?size=large"><img src="https://elsewhere.example/spy.png"><script>alert(1)</script>`)
  expect(html).toContain(FILE)
  expect(html).not.toContain('elsewhere')
  expect(html).not.toContain('script')
})

test('links and handlers do not come in', () => {
  const html = written('<p onclick="alert(1)"><a href="javascript:alert(1)">茶</a></p>')
  expect(html).toBe('<p>茶</p>')
})

test('pictures are loaded by the door of the console, since the shop shows only what is on the shelf', () => {
  expect(forConsole(`<img src="/api/shop/pictures/${FILE}?width=800">`)).toBe(`<img src="/api/console/files/${FILE}/picture?size=large">`)
})
