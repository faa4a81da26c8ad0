/** A list of the server as a table: search, tabs, sorting, selection, paging, own columns. */
import { useMemo, useState } from 'react'
import { Card, Flex, Tabs } from 'antd'
import { ProTable } from '@ant-design/pro-components'
import { type Asked, fittingSorts, switched, tabOf, useAsked } from './asked'
import { BatchBar } from './batch-bar'
import { Empty } from './empty'
import { Refused } from './errors'
import type { BatchAct, Column, Filter, ListPath, ListProps, RowAct, Tab } from './list-types'
import { Pager } from './pager'
import { listName, usePreference } from './preference'
import { PrintAllButton } from './print-all'
import { SavedViews } from './saved-views'
import { SearchForm } from './search-form'
import { useSlots } from './slots'
import { type Columns, drawn, plainly, type Row, selection, usualColumns } from './table-columns'
import { useRows } from './use-rows'
import { useWords } from './words'

const NO_FILTERS: readonly Filter[] = []
const NO_TABS: readonly Tab[] = []
/** Inside a card of a page, a list has no card of its own. */
const BARE = { body: { padding: 0 } }
const FLAT = { background: 'transparent', boxShadow: 'none' }

/** The same as ListProps, for code that need not know which list it is. */
interface AnyList extends Omit<ListProps<ListPath>, 'columns' | 'acts' | 'batch' | 'open' | 'rowKey'> {
  columns: readonly Column<Row>[]
  acts?: (row: Row) => RowAct[]
  batch?: readonly BatchAct<Row>[]
  open?: (row: Row) => string
  rowKey?: string
}

/** `inAddress`: filters are part of the page's address; for the one list that a page is about. */
export function ListTable<Path extends ListPath>({ inAddress = false, ...list }: ListProps<Path> & { inAddress?: boolean }) {
  return <Drawn list={list as unknown as AnyList} inAddress={inAddress} />
}

function Drawn({ list: props, inAddress }: { list: AnyList; inAddress: boolean }) {
  const { path, columns, filters = NO_FILTERS, tabs = NO_TABS, acts, batch, open, exportAs, printAs, rowKey = 'id' } = props
  const word = useWords()
  const { exportButton: ExportButton } = useSlots()
  const { asked, ask } = useAsked(filters, tabs, inAddress)
  const tab = tabOf(tabs, asked)
  const values = useMemo(() => ({ ...tab?.set, ...asked.values }), [asked, tab])
  const fitting = useMemo(() => fittingSorts(filters, values), [filters, values])
  const fits = (sort: string | undefined) => sort === undefined || fitting === undefined || fitting.has(sort.replace('-', ''))
  const all = { ...asked, values, sort: fits(asked.sort) ? asked.sort : undefined }
  const list = useRows(path, props.at, props.fixed, all)
  const [selected, setSelected] = useState<Row[]>([])
  const shown = usePreference<Columns>(`columns:${listName(path)}`, usualColumns(columns))

  function arrange(next: object) {
    // The table tells its columns also when it is drawn; only a choice is worth keeping.
    const chosen = plainly(next as Columns)
    if (JSON.stringify(chosen) !== JSON.stringify(plainly(shown.value))) shown.keep(chosen)
  }

  function askFor(next: Asked) {
    // What is selected must be what is seen.
    setSelected([])
    ask(next)
  }

  const isFiltered = Object.keys(asked.values).length > 0
  if (list.page.error !== null && list.page.data === undefined)
    return <Refused error={list.page.error} retry={() => void list.page.refetch()} clear={isFiltered || asked.sort !== undefined ? () => askFor({ values: {}, sort: undefined }) : undefined} />
  const empty = isFiltered ? (
    <Empty why={word('empty.filtered')} next={<span>{word('empty.filtered.next')}</span>} />
  ) : (
    <Empty why={props.empty?.why ?? word('empty.list')} next={props.empty?.next} />
  )
  return (
    <Flex vertical gap={12}>
      {tabs.length > 0 && (
        <Tabs
          activeKey={tab?.key}
          items={tabs.map((one) => ({ key: one.key, label: one.count === undefined ? one.title : `${one.title} ${countOf(one.count)}` }))}
          onChange={(key) => askFor(switched(tabs, asked, key))}
          tabBarStyle={{ marginBlockEnd: 0 }}
        />
      )}
      {filters.length > 0 && (
        <Card size="small" variant={inAddress ? 'outlined' : 'borderless'} style={inAddress ? undefined : FLAT} styles={inAddress ? undefined : BARE}>
          <SearchForm filters={filters} values={asked.values} onSearch={(values) => askFor({ ...asked, values: { ...tab?.set, ...values } })} />
        </Card>
      )}
      {batch !== undefined && <BatchBar batch={batch} rows={selected} clear={() => setSelected([])} />}
      <ProTable<Row>
        rowKey={rowKey}
        columns={drawn({ columns: columns.map((one) => (fits(one.sort) ? one : { ...one, sort: undefined })), sort: all.sort, open, acts, actsTitle: word('list.actions') })}
        dataSource={shown.ready ? (list.rows as Row[]) : []}
        loading={list.page.isFetching && { delay: 300 }}
        size="small"
        search={false}
        ghost={!inAddress}
        pagination={false}
        options={{ density: false, fullScreen: false, reload: () => void list.page.refetch(), setting: { draggable: true } }}
        columnsState={{ value: shown.value, onChange: arrange }}
        toolBarRender={() => [
          props.tools,
          inAddress && filters.length > 0 && <SavedViews key="views" list={listName(path)} asked={asked} onChoose={askFor} />,
          printAs !== undefined && <PrintAllButton key="print" list={printAs.list} title={printAs.title} asked={{ ...all.values, ...props.fixed, sort: all.sort }} />,
          exportAs !== undefined && ExportButton !== undefined && (
            <ExportButton key="export" list={exportAs} asked={{ ...all.values, ...props.fixed, ...props.at, sort: all.sort }} />
          ),
        ]}
        rowSelection={batch !== undefined && selection(selected, setSelected, rowKey)}
        tableAlertRender={false}
        locale={{ emptyText: list.page.isPending ? <span /> : empty }}
        scroll={{ x: 'max-content' }}
        onChange={(_page, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter
          const name = columns.find((column) => column.key === one?.columnKey)?.sort
          const sort = one?.order === undefined || one.order === null || name === undefined ? undefined : name
          askFor({ ...asked, sort: sort === undefined ? undefined : `${one?.order === 'descend' ? '-' : ''}${sort}` })
        }}
      />
      <Pager list={list} />
    </Flex>
  )
}

const COUNT_MAX = 999
const countOf = (count: number) => (count > COUNT_MAX ? `${COUNT_MAX}+` : count)
