/** What only members have: guests are asked to sign in, on the page itself. */
import type { ReactNode } from 'react'
import { Refused } from '@ui/shop/failures'
import { UserOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useSignIn } from './signing-in'
import { useText } from './texts'
import { useWho } from './who'

export function MembersOnly({ title, children }: { title: string; children: ReactNode }) {
  const t = useText()
  const who = useWho()
  const signIn = useSignIn()
  if (who.data === undefined) {
    return who.error === null ? (
      <div className="hs-pad hs-waiting">
        <Bone height={120} />
      </div>
    ) : (
      <Refused error={who.error} retry={() => void who.refetch()} />
    )
  }
  if (who.data.member !== null) return children
  return (
    <Told sign={<UserOutline />} title={title}>
      <Button color="primary" onClick={() => signIn()}>
        {t('sign-in')}
      </Button>
    </Told>
  )
}
