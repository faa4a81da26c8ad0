/** A name in the reader's language. */
import { useLanguage } from '@ui/language'

export function useName() {
  const { language } = useLanguage()
  return (one: { name_zh: string; name_en: string }) => (language === 'zh-CN' ? one.name_zh : one.name_en)
}
