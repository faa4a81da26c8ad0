/** Printing: the server sets the sheets, the browser shows and prints them. */
import { useState } from 'react'
import { App, Button, Flex, Typography } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { fetchSheets, type PrintBody, type PrintPath } from '@api/printing'
import { asProblem } from '@api/problem'
import { PrintAll, useMayPrintAll } from './print-all'
import { useSay } from './say'
import { usePrintWords } from './words-print'

const WIDTH = 980
const TOO_MANY = 'printing.too_many_sheets'

/** `await print(path, body)` asks for the sheets and shows them to be printed; true when they came. `whenMany` is called for more sheets than are printed at once. */
export function usePrint(whenMany?: () => void) {
  const say = useSay()
  const { modal } = App.useApp()
  const word = usePrintWords()
  const [running, setRunning] = useState(false)

  async function print<Path extends PrintPath>(path: Path, body: PrintBody<Path>): Promise<boolean> {
    setRunning(true)
    try {
      const address = URL.createObjectURL(await fetchSheets(path, body))
      modal.info({
        title: word('print'),
        icon: null,
        width: WIDTH,
        style: { top: 24 },
        closable: true,
        okText: word('close'),
        content: <Sheets address={address} />,
        afterClose: () => URL.revokeObjectURL(address),
      })
      return true
    } catch (error) {
      if (whenMany !== undefined && asProblem(error).code === TOO_MANY) whenMany()
      else say.problem(error)
      return false
    } finally {
      setRunning(false)
    }
  }
  return { print, running }
}

/** The browser's own reader, which has the button to print; where it shows no PDF, a link to keep it. In a frame with `sandbox` that reader does not start. */
function Sheets({ address }: { address: string }) {
  const word = usePrintWords()
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" gap={12}>
        <Typography.Text type="secondary">{word('how')}</Typography.Text>
        <a href={address} target="_blank" rel="noreferrer">
          {word('tab')}
        </a>
      </Flex>
      {navigator.pdfViewerEnabled && <iframe src={address} title="PDF" style={{ width: '100%', height: 'calc(100vh - 220px)', border: '1px solid var(--ant-color-border)' }} />}
    </Flex>
  )
}

interface PrintButtonProps<Path extends PrintPath> {
  path: Path
  body: PrintBody<Path>
  title?: string
  primary?: boolean
  /** What is printed in the background when it is too much at once. */
  many?: { list: string; asked: Record<string, unknown> }
}

export function PrintButton<Path extends PrintPath>({ path, body, title, primary, many }: PrintButtonProps<Path>) {
  const word = usePrintWords()
  const mayPrintAll = useMayPrintAll()
  const [isMany, setIsMany] = useState(false)
  const { print, running } = usePrint(mayPrintAll && many !== undefined ? () => setIsMany(true) : undefined)
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} icon={<PrinterOutlined />} loading={running} onClick={() => void print(path, body)}>
        {title ?? word('print')}
      </Button>
      {isMany && many !== undefined && <PrintAll {...many} title={title ?? word('print')} close={() => setIsMany(false)} />}
    </>
  )
}
