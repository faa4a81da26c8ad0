/** A page about one object: header, facts, sections, and at the right what happened to it. */
import type { ReactNode } from 'react'
import { Card, Descriptions, Skeleton } from 'antd'
import { Refused } from './errors'
import { PageHeader } from './page-header'
import { useSlots } from './slots'
import { useWords } from './words'

/** What useQuery gives, as far as pages need it. */
export interface AskedQuery<It> {
  data: It | undefined
  error: unknown
  refetch: () => unknown
}

export interface Fact {
  label: ReactNode
  value: ReactNode
  wide?: boolean
}

interface DetailPageProps<It> {
  asked: AskedQuery<It>
  back?: string
  title: (it: It) => ReactNode
  what?: (it: It) => ReactNode
  state?: (it: It) => ReactNode
  facts?: (it: It) => Fact[]
  acts?: (it: It) => ReactNode
  aside?: (it: It) => ReactNode
  /** Names of the object in the log of changes. */
  thing?: string
  thingId?: string
  children?: (it: It) => ReactNode
}

const none = '—'

export function DetailPage<It>(props: DetailPageProps<It>) {
  const { asked } = props
  const it = asked.data
  if (it === undefined) {
    if (asked.error !== null && asked.error !== undefined) return <Refused error={asked.error} retry={() => void asked.refetch()} />
    return <Skeleton active paragraph={{ rows: 8 }} />
  }
  const aside = props.aside?.(it)
  return (
    <>
      <PageHeader title={props.title(it)} what={props.what?.(it)} state={props.state?.(it)} back={props.back} primary={props.acts?.(it)} />
      <div className={aside === undefined ? 'ht-detail' : 'ht-detail ht-detail-railed'}>
        <div className="ht-detail">
          {props.facts !== undefined && <Facts facts={props.facts(it)} />}
          {props.children?.(it)}
          {props.thing !== undefined && props.thingId !== undefined && <Log thing={props.thing} thingId={props.thingId} />}
        </div>
        {aside !== undefined && <aside className="ht-rail">{aside}</aside>}
      </div>
    </>
  )
}

export function Facts({ facts, title, extra }: { facts: readonly Fact[]; title?: ReactNode; extra?: ReactNode }) {
  const items = facts.map((fact, index) => ({
    key: index,
    label: fact.label,
    span: fact.wide ? ('filled' as const) : 1,
    children: fact.value === null || fact.value === undefined || fact.value === '' ? none : fact.value,
  }))
  return (
    <Card title={title} extra={extra}>
      <Descriptions items={items} column={{ xs: 1, md: 2, xl: 3 }} size="small" />
    </Card>
  )
}

export function Section({ title, extra, children }: { title: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <Card title={title} extra={extra}>
      {children}
    </Card>
  )
}

function Log({ thing, thingId }: { thing: string; thingId: string }) {
  const word = useWords()
  const { auditTab: AuditTab } = useSlots()
  if (AuditTab === undefined) return null
  return (
    <Section title={word('log.title')}>
      <AuditTab thing={thing} thingId={thingId} />
    </Section>
  )
}
