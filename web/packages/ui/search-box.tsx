/** The search over everything: menus at once, objects from the server. `/` gets there. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { AutoComplete, Input } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import { useConsole } from './console'
import { useBoth } from './language'
import { useMay } from './me'
import { isFor, type Page } from './pages'
import { useFound } from './found'
import { useShellWords } from './words-shell'

const MENUS_MAX = 8

/** Pages of the menu whose title, in either language, holds the text. */
export function pagesNamed(pages: readonly Page[], text: string): Page[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  return pages
    .filter((page) => page.menu !== undefined)
    .filter((page) => Object.values(page.title).some((title) => title.toLowerCase().includes(wanted)))
    .slice(0, MENUS_MAX)
}

export function SearchBox() {
  const { pages } = useConsole()
  const may = useMay()
  const both = useBoth()
  const word = useShellWords()
  const go = useNavigate()
  const [text, setText] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const found = useFound(text)

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      box.current?.querySelector('input')?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  const options = useMemo(() => {
    const menus = pagesNamed(pages, text).filter((page) => isFor(page, may))
    const groups = [
      {
        label: word('search.menus'),
        options: menus.map((page) => ({ value: page.path, label: both(page.title) })),
      },
      ...found,
    ]
    return groups.filter((group) => group.options.length > 0)
  }, [pages, text, may, both, word, found])

  function open(address: string) {
    setText('')
    void go(address)
  }

  return (
    <div ref={box} role="search">
      <AutoComplete
        value={text}
        options={options}
        onChange={(typed: string) => setText(typed.startsWith('/') ? '' : typed)}
        onSelect={open}
        notFoundContent={text.trim().length > 1 ? word('search.none') : null}
        popupMatchSelectWidth={420}
        style={{ width: 320 }}
      >
        <Input
          prefix={<SearchOutlined />}
          suffix={<kbd title={word('search.key')}>/</kbd>}
          placeholder={word('search.hint')}
          aria-label={word('search.hint')}
          maxLength={100}
        />
      </AutoComplete>
    </div>
  )
}

function isWriting(target: EventTarget | null) {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}
