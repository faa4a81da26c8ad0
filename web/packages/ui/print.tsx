/** Printing: the server sets the sheets, the browser shows and prints them. */
import { useState } from 'react'
import { App, Button, Flex, Typography } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { fetchSheets, type PrintBody, type PrintPath } from '@api/printing'
import { useSay } from './say'
import { usePrintWords } from './words-print'

const WIDTH = 980

/** `await print(path, body)` asks for the sheets and shows them to be printed; true when they came. */
export function usePrint() {
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
      say.problem(error)
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

export function PrintButton<Path extends PrintPath>({ path, body, title, primary }: { path: Path; body: PrintBody<Path>; title?: string; primary?: boolean }) {
  const word = usePrintWords()
  const { print, running } = usePrint()
  return (
    <Button type={primary ? 'primary' : 'default'} icon={<PrinterOutlined />} loading={running} onClick={() => void print(path, body)}>
      {title ?? word('print')}
    </Button>
  )
}
