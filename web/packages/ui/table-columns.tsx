/** Our columns as the table's own; the table knows nothing of what a row is. */
import type { Key, ReactNode } from 'react'
import { Link } from 'react-router'
import type { ProColumns } from '@ant-design/pro-components'
import type { Column, RowAct } from './list-types'
import { RowActs } from './row-acts'

export type Row = Record<string, unknown>
export type Columns = Record<string, { show?: boolean; fixed?: 'left' | 'right'; order?: number }>

/** The same choice in one form: the table also tells of what nobody chose. */
export function plainly(columns: Columns): Columns {
  const told = Object.entries(columns).map(([key, { show = true, fixed, order }]) => [key, { show, fixed, order }] as const)
  const chosen = told.filter(([key, one]) => key !== 'acts' && (!one.show || one.fixed !== undefined || one.order !== undefined))
  return Object.fromEntries(chosen.toSorted(([one], [other]) => one.localeCompare(other)))
}

export function usualColumns<Some>(columns: readonly Column<Some>[]): Columns {
  return Object.fromEntries(columns.filter((one) => one.hidden).map((one) => [one.key, { show: false }]))
}

export function selection(selected: readonly Row[], choose: (rows: Row[]) => void, rowKey: string) {
  return {
    selectedRowKeys: selected.map((row) => row[rowKey] as Key),
    onChange: (_keys: Key[], rows: Row[]) => choose(rows),
    preserveSelectedRowKeys: false,
  }
}

interface Drawn {
  columns: readonly Column<Row>[]
  sort: string | undefined
  open: ((row: Row) => string) | undefined
  acts: ((row: Row) => RowAct[]) | undefined
  actsTitle: string
}

export function drawn({ columns, sort, open, acts, actsTitle }: Drawn): ProColumns<Row>[] {
  const shown: ProColumns<Row>[] = columns.map((column, index) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.right ? 'right' : undefined,
    className: column.right ? 'ht-number' : undefined,
    sorter: column.sort !== undefined,
    sortOrder: orderOf(column.sort, sort),
    render: (_value: ReactNode, row: Row) =>
      index === 0 && open !== undefined ? <Link to={open(row)}>{column.show(row)}</Link> : column.show(row),
  }))
  if (acts === undefined) return shown
  const last: ProColumns<Row> = {
    key: 'acts',
    title: actsTitle,
    fixed: 'right',
    hideInSetting: true,
    render: (_value, row) => <RowActs acts={acts(row)} />,
  }
  return [...shown, last]
}

function orderOf(name: string | undefined, sort: string | undefined) {
  if (name === undefined || sort?.replace('-', '') !== name) return null
  return sort.startsWith('-') ? 'descend' : 'ascend'
}
