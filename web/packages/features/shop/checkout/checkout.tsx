/** The checkout, on one page. */
import '@ui/shop/buying.css'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { ShopbagOutline, UserOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { owed } from '../cart/merging'
import { useKept } from '../kept'
import { useSignIn } from '../me/signing-in'
import { useWho } from '../me/who'
import { useOrderPage } from './order'
import type { Wanted } from './shop'
import { useText } from './texts'
import { useWanted, type WantedLine } from './wanted'

export default function CheckoutPage() {
  const t = useText()
  const who = useWho()
  const wanted = useWanted()
  // The cart that was filled before signing in is on its way into the member's.
  const isMerging = useKept(owed) === 'now' && wanted.fromCart
  const isMember = who.data !== undefined && who.data.member !== null
  if (who.data?.member === null) return <Guest />
  const error = who.data === undefined ? who.error : wanted.error
  const retry = who.data === undefined ? () => void who.refetch() : wanted.retry
  if (error !== null) {
    return (
      <ShopPage title={t('title')}>
        <Refused error={error} retry={retry} />
      </ShopPage>
    )
  }
  if (!isMember || wanted.lines === undefined || isMerging) {
    return (
      <ShopPage title={t('title')}>
        <div className="hs-waiting">
          <Bone height={72} />
        </div>
      </ShopPage>
    )
  }
  return wanted.lines.length === 0 ? <Nothing /> : <Order lines={wanted.lines} wanted={wanted} />
}

function Order({ lines, wanted }: { lines: WantedLine[]; wanted: Wanted }) {
  const t = useText()
  const { body, bottom } = useOrderPage(lines, wanted)
  return (
    <ShopPage title={t('title')} bottom={bottom}>
      {body}
    </ShopPage>
  )
}

function Guest() {
  const t = useText()
  const signIn = useSignIn()
  return (
    <ShopPage title={t('title')}>
      <Told sign={<UserOutline />} title={t('guest')} what={t('guest.what')}>
        <Button color="primary" onClick={() => signIn()}>
          {t('sign-in')}
        </Button>
      </Told>
    </ShopPage>
  )
}

function Nothing() {
  const t = useText()
  return (
    <ShopPage title={t('title')}>
      <Told sign={<ShopbagOutline />} title={t('nothing')} what={t('nothing.what')}>
        <Anchor to="/cart">{t('to-cart')}</Anchor>
        <Anchor to="/">{t('home')}</Anchor>
      </Told>
    </ShopPage>
  )
}
