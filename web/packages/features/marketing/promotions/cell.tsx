/** One control in a row of a list, with what must hold for it in its own row and against the row before. */
import type { ReactElement } from 'react'
import { Form } from '@ui/parts'

type Path = (string | number)[]
export type Check<Row> = (row: Partial<Row>, before: Partial<Row> | undefined) => string | undefined

interface Props<Row> {
  /** The list in the form. */
  list: Path
  row: number
  field: keyof Row & string
  check: Check<Row>
  children: ReactElement
}

export function Cell<Row>({ list, row, field, check, children }: Props<Row>) {
  const form = Form.useFormInstance()
  const sound = () => {
    const rows = (form.getFieldValue(list) ?? []) as (Partial<Row> | undefined)[]
    const said = check(rows[row] ?? {}, row > 0 ? (rows[row - 1] ?? {}) : undefined)
    return said === undefined ? Promise.resolve() : Promise.reject(new Error(said))
  }
  return (
    <Form.Item name={[row, field]} rules={[{ validator: sound }]} validateTrigger="onBlur" style={{ marginBlockEnd: 0 }}>
      {children}
    </Form.Item>
  )
}
