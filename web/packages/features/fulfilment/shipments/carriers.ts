/** Carriers that one can choose from, by code and name. */
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { useMay } from '@ui/me'

export function useCarriers() {
  const { language } = useLanguage()
  const may = useMay()('logistics.carrier')
  const found = api.useQuery('get', '/api/console/logistics/carriers', {}, { enabled: may }).data ?? []
  const nameOf = (code: string) => {
    const known = found.find((one) => one.code === code)
    return known === undefined ? code : language === 'zh-CN' ? known.name : known.name_en
  }
  return { nameOf, options: found.filter((one) => one.enabled).map((one) => ({ value: one.code, label: `${nameOf(one.code)}（${one.code}）` })) }
}
