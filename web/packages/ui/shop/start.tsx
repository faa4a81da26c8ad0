/** Starts the shop: the languages, what is kept of answers, and the pages. */
import { type ReactNode, StrictMode, useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { createBrowserRouter, type RouteObject, RouterProvider } from 'react-router'
import { ConfigProvider } from 'antd-mobile'
import enUS from 'antd-mobile/es/locales/en-US'
import zhCN from 'antd-mobile/es/locales/zh-CN'
import { makeQueryClient } from '@api/queries'
import { LanguageProvider, useLanguage } from '../language'
import { Frame } from './frame'
import { Broken, Lost } from './failures'
import { drawOutside } from './react19'
import './shop.css'

const LOCALES = { 'zh-CN': zhCN, 'en-US': enUS }

/** Called once by the app. */
export function startShop(routes: RouteObject[]) {
  const place = document.getElementById('root')
  if (place === null) throw new Error('the page has no #root')
  drawOutside()
  const queries = makeQueryClient()
  // Without a network a question fails at once, so that the page can say so.
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, networkMode: 'always', refetchOnReconnect: true } })
  const pages = routes.map((route) => ({ ...route, errorElement: <Broken /> }))
  const router = createBrowserRouter(
    [{ element: <Frame />, errorElement: <Broken />, hydrateFallbackElement: <span />, children: [...pages, { path: '*', element: <Lost /> }] }],
    { basename: '/shop' },
  )
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <InLanguage>
            <RouterProvider router={router} />
          </InLanguage>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

function InLanguage({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const queries = useQueryClient()
  const told = useRef(language)
  useEffect(() => {
    if (told.current === language) return
    told.current = language
    // What the server names is in the language that was asked for.
    void queries.invalidateQueries()
  }, [language, queries])
  return <ConfigProvider locale={LOCALES[language]}>{children}</ConfigProvider>
}
