/** Where this device wants things sent: as chosen here, else the member's default address. */
import { api } from '@api/client'
import { Kept, textOr, useKept } from './kept'
import { useMember } from './me/who'

const kept = new Kept<string | null>('houtai.shop.region', (found) => (/^[1-8]\d{5}$/.test(textOr(found, '')) ? textOr(found, null) : null))

export function useRegion(): { region: string | null; choose: (code: string) => void } {
  const chosen = useKept(kept)
  const member = useMember()
  const asked = api.useQuery('get', '/api/shop/addresses', {}, { enabled: member !== null && chosen === null, staleTime: 60_000 })
  const own = asked.data?.find((one) => one.is_default)?.region_code
  return { region: chosen ?? own ?? null, choose: (code) => kept.set(code) }
}
