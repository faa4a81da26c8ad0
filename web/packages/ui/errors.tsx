/** Pages for what cannot be shown: not allowed, not there, broken. */
import { useEffect, useState } from 'react'
import { Link, useRouteError } from 'react-router'
import { Button } from 'antd'
import { LockOutlined, QuestionCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { asProblem, isProblem } from '@api/problem'
import { Told } from './told'
import { useWords } from './words'

const GONE = new Set([404, 410])

export function Forbidden() {
  const word = useWords()
  return <Told icon={<LockOutlined />} title={word('error.403')} what={word('error.403.what')} acts={<Home />} />
}

export function NotFound() {
  const word = useWords()
  return <Told icon={<QuestionCircleOutlined />} title={word('error.404')} what={word('error.404.what')} acts={<Home />} />
}

function Home() {
  const word = useWords()
  return (
    <Link to="/">
      <Button>{word('error.home')}</Button>
    </Link>
  )
}

const UNREADABLE = 422

interface RefusedProps {
  error: unknown
  retry?: () => void
  /** Asks without the filters, which may be what is wrong: an old link, a mistyped address. */
  clear?: () => void
}

/** What the server refused, in place of what was asked for. */
export function Refused({ error, retry, clear }: RefusedProps) {
  const word = useWords()
  const problem = asProblem(error)
  if (problem.status === 403) return <Forbidden />
  if (GONE.has(problem.status)) return <NotFound />
  if (clear !== undefined && problem.status === UNREADABLE)
    return (
      <Told
        icon={<WarningOutlined />}
        title={word('error.filter')}
        what={word('error.filter.what')}
        acts={
          <Button type="primary" onClick={clear}>
            {word('act.reset')}
          </Button>
        }
      />
    )
  const again = retry === undefined ? undefined : (
    <Button type="primary" onClick={retry}>
      {word('act.retry')}
    </Button>
  )
  return <Told icon={<WarningOutlined />} title={problem.title} what={problem.detail} acts={again} />
}

/** A screen that failed while it was drawn, or whose code could not be fetched. */
export function Broken() {
  const error = useRouteError()
  const word = useWords()
  const [number] = useState(() => crypto.randomUUID().slice(0, 8))
  useEffect(() => {
    // After a new release the old chunks are gone: one fresh load mends it.
    if (isStale(error) && sessionStorage.getItem('houtai.reloaded') !== location.href) {
      sessionStorage.setItem('houtai.reloaded', location.href)
      location.reload()
    }
  }, [error])
  if (isProblem(error)) return <Refused error={error} />
  const acts = (
    <>
      <Button type="primary" onClick={() => location.reload()}>
        {word('act.retry')}
      </Button>
      <Home />
    </>
  )
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return (
    <Told icon={<WarningOutlined />} title={word('error.500')} what={`${word('error.500.what')} ${number}`} acts={acts}>
      <code>{said.slice(0, 300)}</code>
    </Told>
  )
}

function isStale(error: unknown) {
  return error instanceof TypeError && error.message.includes('dynamically imported module')
}
