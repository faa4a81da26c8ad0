/** The frame: menu at the left, bar on top, the page in the middle. */
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { createBrowserRouter, Link, Navigate, Outlet, RouterProvider, useLocation } from 'react-router'
import { Alert, Layout, Skeleton, theme } from 'antd'
import { useConsoleName } from './branding'
import { ADDRESSES, type Console, useConsole } from './console'
import { Broken, Forbidden, NotFound } from './errors'
import { useBoth } from './language'
import { useMay, useMe } from './me'
import { isFor, menuOf, type Page } from './pages'
import { SideMenu } from './side-menu'
import { PROFILE, TopBar } from './top-bar'
import { useShellWords } from './words-shell'

const WIDE = 216

/** The router is made once for an app: pages do not change while it runs. */
function routerOf({ kind, pages }: Console) {
  return createBrowserRouter(
    [
      {
        element: <Frame />,
        errorElement: <Broken />,
        children: [
          { index: true, element: <FirstPage />, errorElement: <Broken /> },
          ...pages.map((page) => ({ path: page.path, element: <Shown page={page} />, errorElement: <Broken /> })),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
    { basename: ADDRESSES[kind] },
  )
}

export function Shell() {
  const console = useConsole()
  const router = useMemo(() => routerOf(console), [console])
  return <RouterProvider router={router} />
}

function Frame() {
  const { token } = theme.useToken()
  const word = useShellWords()
  const [folded, setFolded] = useState(() => matchMedia('(max-width: 1100px)').matches)
  const line = `1px solid ${token.colorBorderSecondary}`
  return (
    <Layout style={{ height: '100%' }}>
      <a className="ht-skip" href="#content" style={{ background: token.colorBgContainer }}>
        {word('skip')}
      </a>
      <Layout.Sider className="ht-side" width={WIDE} collapsedWidth={56} collapsed={folded} theme="light" style={{ borderInlineEnd: line }}>
        <SideMenu folded={folded} fold={() => setFolded(!folded)} />
      </Layout.Sider>
      <Layout>
        <TopBar />
        <Layout.Content id="content" tabIndex={-1} style={{ overflow: 'auto', outline: 'none' }}>
          <div className="ht-page">
            <Fettered />
            <Outlet />
          </div>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

/** Somebody who may do nothing is told so, and what may be the reason. */
function Fettered() {
  const { permissions } = useMe()
  const word = useShellWords()
  const { pathname } = useLocation()
  if (permissions.length > 0) return null
  const act = pathname !== PROFILE && <Link to={PROFILE}>{word('fettered.act')}</Link>
  return <Alert type="warning" showIcon title={word('fettered')} action={act} style={{ marginBlockEnd: 16 }} />
}

function FirstPage() {
  const { pages } = useConsole()
  const may = useMay()
  const first = menuOf(pages, may)[0]?.pages[0] ?? pages.find((page) => page.path === PROFILE)
  return first === undefined ? <Forbidden /> : <Navigate to={first.path} replace />
}

const loaded = new Map<Page, ReactNode>()

function Shown({ page }: { page: Page }) {
  const may = useMay()
  const both = useBoth()
  const name = useConsoleName()
  const title = `${both(page.title)} · ${name}`
  useEffect(() => {
    document.title = title
  }, [title])
  if (!isFor(page, may)) return <Forbidden />
  return <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>{screenOf(page)}</Suspense>
}

function screenOf(page: Page): ReactNode {
  const known = loaded.get(page)
  if (known !== undefined) return known
  const Screen = lazy(page.load)
  const shown = <Screen />
  loaded.set(page, shown)
  return shown
}
