/** Printing: the server sets the sheets, the browser prints them from a frame that nobody sees. */
import { useState } from 'react'
import { Button } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { fetchSheets, type PrintBody, type PrintPath } from '@api/printing'
import { useSay } from './say'
import { usePrintWords } from './words-print'

const FRAME = 'ht-print-frame'
const KEPT_MILLISECONDS = 300_000

/** `await print(path, body)` asks for the sheets and opens the browser's print window; true when it did. */
export function usePrint() {
  const say = useSay()
  const word = usePrintWords()
  const [running, setRunning] = useState(false)

  async function print<Path extends PrintPath>(path: Path, body: PrintBody<Path>): Promise<boolean> {
    setRunning(true)
    try {
      openPrintWindow(await fetchSheets(path, body))
      say.done(word('sent'))
      return true
    } catch (error) {
      say.problem(error)
      return false
    } finally {
      setRunning(false)
    }
  }
  return { print, running }
}

/** One frame at a time; a browser that shows no PDF inside a frame gets it in a tab of its own. */
function openPrintWindow(sheets: Blob) {
  const address = URL.createObjectURL(sheets)
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS)
  document.getElementById(FRAME)?.remove()
  if (!navigator.pdfViewerEnabled) {
    open(address, '_blank', 'noopener')
    return
  }
  const frame = document.createElement('iframe')
  frame.id = FRAME
  frame.title = 'PDF'
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  Object.assign(frame.style, { position: 'fixed', insetInlineEnd: '0', insetBlockEnd: '0', width: '1px', height: '1px', border: '0' })
  frame.addEventListener('load', () => frame.contentWindow?.print(), { once: true })
  frame.src = address
  document.body.append(frame)
}

export function PrintButton<Path extends PrintPath>({ path, body, title, primary }: { path: Path; body: PrintBody<Path>; title?: string; primary?: boolean }) {
  const word = usePrintWords()
  const { print, running } = usePrint()
  return (
    <Button type={primary ? 'primary' : 'default'} icon={<PrinterOutlined />} loading={running} onClick={() => void print(path, body)}>
      {title ?? word('print')}
    </Button>
  )
}
