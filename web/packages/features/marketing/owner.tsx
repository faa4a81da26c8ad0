/** Whose an offer is: the platform's, its own shop's, or a merchant's. */
import { SELF_RUN_ID } from '@ui/self-run'
import { useKnown } from './pickers/names'
import { useText } from './words'

export function useOwnerName(merchantIds: readonly (string | null)[]): (id: string | null) => string {
  const t = useText()
  const ids = merchantIds.filter((id) => id !== null)
  const known = useKnown('sellers', ids)
  return (id) => {
    if (id === null) return t('platform')
    return known.find((one) => one.merchant_id === id)?.shop_name ?? (id === SELF_RUN_ID ? t('self-run') : '…')
  }
}

export function OwnerName({ id }: { id: string | null }) {
  return useOwnerName([id])(id)
}
