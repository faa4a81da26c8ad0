/** Rich text, written and read. The library behind it is a chunk of its own. */
import { lazy, Suspense } from 'react'
import { Skeleton } from 'antd'
import { Custom, type Field } from './fields'
import type { RichTextProps } from './rich-text-editor'

const Editor = lazy(() => import('./rich-text-editor'))
const Shown = lazy(() => import('./rich-text-shown'))
const waiting = <Skeleton active title={false} paragraph={{ rows: 4 }} />

/** A control; its value is HTML that the server cleans again. */
export function RichText(props: RichTextProps) {
  return (
    <Suspense fallback={waiting}>
      <Editor {...props} />
    </Suspense>
  )
}

export function RichTextField({ purpose, ...field }: Field & { purpose: string }) {
  return (
    <Custom {...field}>
      <RichText purpose={purpose} disabled={field.disabled} label={typeof field.label === 'string' ? field.label : undefined} />
    </Custom>
  )
}

export function RichTextRead({ html }: { html: string | null | undefined }) {
  if (!html) return <span>—</span>
  return (
    <Suspense fallback={waiting}>
      <Shown key={html} html={html} />
    </Suspense>
  )
}
