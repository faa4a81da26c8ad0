/** What an offer is called for whoever reads: an English name where there is one. */
import { useLanguage } from '@ui/language'

export interface Named {
  name: string
  name_en?: string
}

export function nameIn(language: string, { name, name_en = '' }: Named): string {
  return language === 'en-US' && name_en !== '' ? name_en : name
}

export function useOfferName(): (offer: Named) => string {
  const { language } = useLanguage()
  return (offer) => nameIn(language, offer)
}
