/** What this house calls its consoles, and its sign. */
import { api } from '@api/client'
import { useConsole } from './console'
import { Mark } from './mark'
import { consoleWord } from './place'
import { useShellWords } from './words-shell'

/** Name of this console: the house's own, else what it is. */
export function useConsoleName(): string {
  const { kind } = useConsole()
  const word = useShellWords()
  const { data } = api.useQuery('get', '/api/console/branding', {}, { staleTime: Infinity, retry: false })
  return data?.console_name ? `${data.console_name} ${word(consoleWord(kind))}` : word(consoleWord(kind))
}

export function Logo({ size }: { size: number }) {
  const { data } = api.useQuery('get', '/api/console/branding', {}, { staleTime: Infinity, retry: false })
  if (!data?.logo) return <Mark size={size} />
  return <img src="/api/console/branding/logo" alt="" width={size} height={size} style={{ objectFit: 'contain', flex: 'none' }} />
}
