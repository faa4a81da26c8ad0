/** A page of any other form, with the header that all have. */
import type { ReactNode } from 'react'
import { Skeleton } from 'antd'
import type { AskedQuery } from './detail-page'
import { Refused } from './errors'
import { PageHeader, type PageHeaderProps } from './page-header'

export function PlainPage({ asked, children, ...header }: PageHeaderProps & { asked?: AskedQuery<unknown>; children: ReactNode }) {
  return (
    <>
      <PageHeader {...header} />
      <Content asked={asked}>{children}</Content>
    </>
  )
}

/** What was asked for, or that it is on its way, or why it does not come. */
export function Content({ asked, children }: { asked?: AskedQuery<unknown>; children: ReactNode }) {
  if (asked === undefined || asked.data !== undefined) return children
  if (asked.error !== null && asked.error !== undefined) return <Refused error={asked.error} retry={() => void asked.refetch()} />
  return <Skeleton active paragraph={{ rows: 6 }} />
}
