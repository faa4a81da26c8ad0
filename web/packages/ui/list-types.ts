/** What a list is told: its columns, filters, tabs and acts. Independent of the table that draws it. */
import type { ReactElement, ReactNode } from 'react'
import type { paths } from '@api/schema'
import type { ListPath, RowOf } from '@api/types'

export type { ListPath, RowOf }

export interface Column<Row> {
  key: string
  title: string
  show: (row: Row) => ReactNode
  /** Name of the server's sort. */
  sort?: string
  /** Numbers and money. */
  right?: boolean
  width?: number
  /** Not shown until somebody chooses it. */
  hidden?: boolean
}

export interface FilterOption {
  value: string
  label: string
}

/** `sort`: the only order of the list that the server offers while this is asked for. */
export type Filter = { sort?: string } & (
  | { kind: 'text' | 'whole' | 'yes-no'; name: string; title: string }
  | { kind: 'choice' | 'choices'; name: string; title: string; options: readonly FilterOption[] }
  | { kind: 'between'; from: string; below: string; title: string }
  /** A control of one's own; its value is the text of the parameter, or null. */
  | { kind: 'custom'; name: string; title: string; control: ReactElement }
)

/** Values by the names of the server's parameters. */
export type Values = Record<string, string | string[]>

export interface Tab {
  key: string
  title: string
  /** Filters that the tab stands for; the first tab is the usual one. */
  set: Values
  count?: number
}

export interface RowAct {
  key: string
  title: string
  run: () => unknown
  danger?: boolean
  /** Why it cannot be done now: shown, not hidden. */
  disabled?: string | false
}

export interface BatchAct<Row> {
  key: string
  title: string
  run: (rows: Row[]) => Promise<unknown>
  danger?: boolean
}

type PathParameters<Path extends ListPath> = paths[Path] extends { get: { parameters: { path: infer Given extends object } } }
  ? Given
  : Record<string, never>

export interface ListProps<Path extends ListPath> {
  path: Path
  /** Parameters of the path. */
  at?: PathParameters<Path>
  columns: readonly Column<RowOf<Path>>[]
  filters?: readonly Filter[]
  /** Filters that always hold; the reader does not see them. */
  fixed?: Values
  tabs?: readonly Tab[]
  acts?: (row: RowOf<Path>) => RowAct[]
  batch?: readonly BatchAct<RowOf<Path>>[]
  /** Where the first column leads. */
  open?: (row: RowOf<Path>) => string
  rowKey?: keyof RowOf<Path> & string
  exportAs?: string
  /** All of it on paper: the name in `entry/print_lists.py`, and what the button says. */
  printAs?: { list: string; title: string }
  empty?: { why: ReactNode; next?: ReactNode }
  /** Beside the table's own tools. */
  tools?: ReactNode
}
