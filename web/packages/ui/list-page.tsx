/** A page that is one list. */
import type { ReactNode } from 'react'
import { ListTable } from './list-table'
import type { ListPath, ListProps } from './list-types'
import { PageHeader } from './page-header'

export function ListPage<Path extends ListPath>({
  title,
  what,
  primary,
  children,
  ...list
}: ListProps<Path> & { title: ReactNode; what?: ReactNode; primary?: ReactNode; children?: ReactNode }) {
  return (
    <>
      <PageHeader title={title} what={what} primary={primary} />
      <ListTable<Path> {...(list as unknown as ListProps<Path>)} inAddress />
      {children}
    </>
  )
}
