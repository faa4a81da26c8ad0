/** Texts of one feature, with keys that the compiler knows. */
import { createIntl, createIntlCache, type IntlShape } from 'react-intl'
import { type Language, useLanguage } from './language'

export type Values = Record<string, string | number | Date | boolean | null | undefined>
/** Says the text of a key; places in it are filled by `values` (ICU). */
export type Say<Key extends string> = (key: Key, values?: Values) => string

/** Makes the hook by which a feature's screens speak. */
export function texts<Key extends string>(table: Record<Language, Record<Key, string>>): () => Say<Key> {
  const speakers = new Map<Language, Say<Key>>()
  return function useText() {
    const { language } = useLanguage()
    const known = speakers.get(language) ?? speaker(table[language], language)
    speakers.set(language, known)
    return known
  }
}

/** The same outside of components, for tests and for what has the language at hand. */
export function speaker<Key extends string>(messages: Record<Key, string>, language: Language): Say<Key> {
  const intl: IntlShape = createIntl({ locale: language, messages }, createIntlCache())
  return (key, values) => String(intl.formatMessage({ id: key }, values))
}
