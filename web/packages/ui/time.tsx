/** Times for people: how long ago, and exactly when on hover. */
import { useEffect, useState } from 'react'
import { Tooltip } from 'antd'
import dayjs from 'dayjs'
import relativeTime from 'dayjs/plugin/relativeTime'
import { useLanguage } from './language'

dayjs.extend(relativeTime)

const EXACT = 'YYYY-MM-DD HH:mm:ss'
const RELATIVE_DAYS_MAX = 7
const MINUTE_MILLISECONDS = 60_000

/** How a time reads at a moment: "3 minutes ago", after a week the date. */
export function told(at: string, now: number): string {
  const time = dayjs(at)
  return Math.abs(time.diff(now, 'day')) < RELATIVE_DAYS_MAX ? time.from(now) : time.format('YYYY-MM-DD HH:mm')
}

export function Time({ at, exact = false }: { at: string | null | undefined; exact?: boolean }) {
  useLanguage()
  const now = useNow(!exact)
  if (!at) return <span>—</span>
  const when = dayjs(at).format(EXACT)
  if (exact) return <time dateTime={at}>{when}</time>
  return (
    <Tooltip title={when}>
      <time dateTime={at}>{told(at, now)}</time>
    </Tooltip>
  )
}

export function Day({ at }: { at: string | null | undefined }) {
  return at ? <time dateTime={at}>{dayjs(at).format('YYYY-MM-DD')}</time> : <span>—</span>
}

function useNow(moving: boolean) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!moving) return
    const clock = setInterval(() => setNow(Date.now()), MINUTE_MILLISECONDS)
    return () => clearInterval(clock)
  }, [moving])
  return now
}
