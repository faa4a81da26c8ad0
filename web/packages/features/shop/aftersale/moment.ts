/** Moments as a buyer reads them: day and minute. */
import { useLanguage } from '@ui/language'

export function useMoment() {
  const { language } = useLanguage()
  return (at: string) => new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}
