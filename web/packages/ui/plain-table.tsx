/** Rows that are all there at once: lines of an object, short lists, trees (rows with `children`). */
import type { Key, ReactNode } from 'react'
import { Table, type TableColumnsType } from 'antd'
import { Empty } from './empty'
import type { Column, RowAct } from './list-types'
import { RowActs } from './row-acts'
import { useWords } from './words'

interface PlainTableProps<Row extends object> {
  rows: readonly Row[] | undefined
  columns: readonly Omit<Column<Row>, 'sort' | 'hidden'>[]
  rowKey?: keyof Row & string
  acts?: (row: Row) => RowAct[]
  empty?: ReactNode
  loading?: boolean
  /** More about a row, unfolded beneath it. */
  more?: (row: Row) => ReactNode
  /** For choosing rows: the keys chosen. */
  chosen?: Key[]
  onChoose?: (keys: Key[]) => void
}

export function PlainTable<Row extends object>(props: PlainTableProps<Row>) {
  const { rows, columns, acts, more, chosen, onChoose } = props
  const word = useWords()
  const drawn: TableColumnsType<Row> = columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.right ? 'right' : undefined,
    className: column.right ? 'ht-number' : undefined,
    render: (_value: unknown, row: Row) => column.show(row),
  }))
  if (acts !== undefined) drawn.push({ key: 'acts', title: word('list.actions'), render: (_value, row) => <RowActs acts={acts(row)} /> })
  return (
    <Table<Row>
      rowKey={props.rowKey ?? ('id' as keyof Row & string)}
      columns={drawn}
      dataSource={[...(rows ?? [])]}
      loading={{ spinning: props.loading ?? rows === undefined, delay: 300 }}
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      expandable={more === undefined ? { defaultExpandAllRows: true } : { expandedRowRender: more }}
      rowSelection={onChoose === undefined ? undefined : { selectedRowKeys: chosen, onChange: onChoose }}
      locale={{ emptyText: rows === undefined ? <span /> : <Empty why={props.empty ?? word('empty.list')} /> }}
    />
  )
}
