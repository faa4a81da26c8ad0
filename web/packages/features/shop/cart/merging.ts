/** What a guest put into the cart of this browser goes into his own once he has signed in. */
import { useEffect } from 'react'
import { useAct } from '@api/act'
import { Kept, useKept } from '../kept'
import { useMember } from '../me/who'

/** Whether this browser has a cart that no member has taken over yet; `later`: it failed, the next visit tries again. */
export const owed = new Kept<'no' | 'now' | 'later'>('houtai.shop.cart-owed', (found) => (found === 'now' || found === 'later' ? 'now' : 'no'))

export function useMerging() {
  const member = useMember()
  const isOwed = useKept(owed) === 'now'
  const { run } = useAct('post', '/api/shop/cart/merge', { touches: ['/api/shop/cart'] })
  const isDue = member !== null && isOwed
  useEffect(() => {
    if (!isDue) return
    run()
      .then(() => owed.set('no'))
      .catch(() => owed.set('later'))
  }, [isDue, run])
}
