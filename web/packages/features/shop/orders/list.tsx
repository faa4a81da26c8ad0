/** One's own orders by state, as far as one scrolls. */
import { useSearchParams } from 'react-router'
import '@ui/shop/own.css'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { UnorderedListOutline } from '@ui/shop/icons'
import { More } from '@ui/shop/more'
import { ShopPage } from '@ui/shop/page'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { STATES, type Tab, useOrderCounts, useOrders } from './asked'
import { OrderCard } from './card'
import { useText } from './texts'

export default function OrdersPage() {
  const t = useText()
  return (
    <ShopPage title={t('title')}>
      <MembersOnly title={t('guest')}>
        <Orders />
      </MembersOnly>
    </ShopPage>
  )
}

function Orders() {
  const [address, setAddress] = useSearchParams()
  const tab = STATES.find((one) => one === address.get('state')) ?? null
  return (
    <>
      <Tabs tab={tab} choose={(state) => setAddress(state === null ? {} : { state }, { replace: true })} />
      <List tab={tab} />
    </>
  )
}

/** The tabs may be wider than the screen. */
function show(tab: HTMLButtonElement | null) {
  tab?.scrollIntoView({ inline: 'center', block: 'nearest' })
}

function Tabs({ tab, choose }: { tab: Tab | null; choose: (tab: Tab | null) => void }) {
  const t = useText()
  const counts = useOrderCounts()
  return (
    <div className="hs-tabs-of" role="group" aria-label={t('tabs')}>
      <button type="button" aria-pressed={tab === null} onClick={() => choose(null)}>
        {t('tab.all')}
      </button>
      {STATES.map((state) => {
        const counted = counts.get(state)
        return (
          <button type="button" key={state} ref={tab === state ? show : null} aria-pressed={tab === state} onClick={() => choose(state)}>
            {t(`tab.${state}`)} {counted === undefined || counted.count === 0 ? null : <small>{`${counted.count}${counted.more ? '+' : ''}`}</small>}
          </button>
        )
      })}
    </div>
  )
}

function List({ tab }: { tab: Tab | null }) {
  const t = useText()
  const { found, orders } = useOrders(tab)
  if (orders === undefined) {
    return found.error === null ? (
      <div className="hs-pad hs-waiting">
        <Bone height={170} />
      </div>
    ) : (
      <Refused error={found.error} retry={() => void found.refetch()} />
    )
  }
  if (orders.length === 0) {
    return (
      <Told sign={<UnorderedListOutline />} title={t('none')} what={t('none.what')}>
        <Anchor to="/">{t('none.next')}</Anchor>
      </Told>
    )
  }
  return (
    <div aria-busy={found.isPlaceholderData}>
      {orders.map((order) => (
        <OrderCard key={order.id} order={order} saidAt={found.dataUpdatedAt} />
      ))}
      <More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />
    </div>
  )
}
