/** What something is called in the reader's language; where there is no English, the Chinese stands in. */
import { useCallback } from 'react'
import { useLanguage } from '@ui/language'

export interface Named {
  name: string
  name_en: string
}

export function useNamed(): (one: Named) => string {
  const { language } = useLanguage()
  return useCallback((one) => (language === 'zh-CN' ? one.name : one.name_en || one.name), [language])
}
