/** The two languages, which one is spoken now, and how the reader changes it. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

export type Language = 'zh-CN' | 'en-US'
/** A text that stands outside of any screen, such as the title of a page. */
export type Both = Record<Language, string>

const KEPT = 'houtai.language'
const WISH = 'houtai.language.wish'

interface Spoken {
  language: Language
  speak: (language: Language) => void
}

const LanguageContext = createContext<Spoken>({ language: 'zh-CN', speak: () => undefined })

export function asLanguage(name: string | null | undefined): Language {
  return name?.toLowerCase().startsWith('en') ? 'en-US' : 'zh-CN'
}

/** The language of this browser: what was chosen here before, else what it asks for. */
export function languageAtStart(): Language {
  return asLanguage(localStorage.getItem(KEPT) ?? navigator.language)
}

/** A stranger's choice, which his account takes over once he is in. */
export const wish = {
  note: (language: Language) => sessionStorage.setItem(WISH, language),
  take: (): Language | null => {
    const kept = sessionStorage.getItem(WISH)
    sessionStorage.removeItem(WISH)
    return kept === null ? null : asLanguage(kept)
  },
}

/** Everything beneath is told in one language; libraries that keep a global one are told, too. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => tellTheWorld(languageAtStart()))
  const spoken = useMemo(
    () => ({
      language,
      speak: (next: Language) => {
        localStorage.setItem(KEPT, next)
        setLanguage(tellTheWorld(next))
      },
    }),
    [language],
  )
  return <LanguageContext value={spoken}>{children}</LanguageContext>
}

function tellTheWorld(language: Language): Language {
  document.documentElement.lang = language
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
  return language
}

export function useLanguage(): Spoken {
  return useContext(LanguageContext)
}

/** Reads a text given in both languages. */
export function useBoth(): (text: Both) => string {
  const { language } = useLanguage()
  return (text) => text[language]
}
