/** Light or dark, as chosen here or as the system has it; and antd told about language and look. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useLanguage } from './language'
import { type Mode, themeOf } from './theme'

const KEPT = 'houtai.look'
const locales = { 'zh-CN': zhCN, 'en-US': enUS }

interface Look {
  mode: Mode
  choose: (mode: Mode) => void
}

const LookContext = createContext<Look>({ mode: 'light', choose: () => undefined })

function modeAtStart(): Mode {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function LookProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const [mode, setMode] = useState(modeAtStart)
  useEffect(() => {
    document.documentElement.style.colorScheme = mode
  }, [mode])
  const look = useMemo(
    () => ({
      mode,
      choose: (next: Mode) => {
        localStorage.setItem(KEPT, next)
        setMode(next)
      },
    }),
    [mode],
  )
  const theme = useMemo(() => themeOf(mode), [mode])
  return (
    <LookContext value={look}>
      <ConfigProvider locale={locales[language]} theme={theme} componentSize="middle" button={{ autoInsertSpace: false }}>
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </LookContext>
  )
}

export function useLook(): Look {
  return useContext(LookContext)
}
