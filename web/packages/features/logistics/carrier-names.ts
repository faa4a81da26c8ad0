/** Names of carriers in the reader's language. */
import { api } from '@api/client'
import { useLanguage } from '@ui/language'

export function useCarriers() {
  const { language } = useLanguage()
  const asked = api.useQuery('get', '/api/console/logistics/carriers')
  const carriers = asked.data ?? []
  const names = new Map(carriers.map((one) => [one.code, language === 'zh-CN' ? one.name : one.name_en]))
  return {
    asked,
    name: (code: string) => names.get(code) ?? code,
    options: carriers.map((one) => ({ value: one.code, label: names.get(one.code) ?? one.code })),
  }
}
