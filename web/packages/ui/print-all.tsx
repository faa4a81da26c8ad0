/** Prints of all of a list, in the background, for those who may take files away. */
import { useState } from 'react'
import { Button } from 'antd'
import { PrinterOutlined } from '@ant-design/icons'
import { useMay } from './me'
import { type PrintAllProps, useSlots } from './slots'

export function useMayPrintAll(): boolean {
  const hung = useSlots().printAll !== undefined
  return useMay()('exports.file', 'write') && hung
}

export function PrintAll(props: PrintAllProps) {
  const { printAll: Hung } = useSlots()
  return Hung === undefined ? null : <Hung {...props} />
}

export function PrintAllButton(props: Omit<PrintAllProps, 'close'>) {
  const may = useMayPrintAll()
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        {props.title}
      </Button>
      {open && <PrintAll {...props} close={() => setOpen(false)} />}
    </>
  )
}
