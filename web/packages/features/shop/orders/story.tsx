/** What happened to an order, the newest first. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { Refused } from '@ui/shop/failures'
import { Bone } from '@ui/shop/skeleton'
import { Moment } from './facts'
import { useText } from './texts'

type Step = Schema<'OwnHappeningView'>

export function Story({ id }: { id: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/orders/{order_id}/story', { params: { path: { order_id: id } } }, { staleTime: 0, refetchOnMount: 'always' })
  const told = useTold()
  const steps = (asked.data ?? []).toReversed()
  return (
    <section className="hs-order">
      <h2 className="hs-pad" style={{ fontSize: 15, paddingBlock: '12px 8px' }}>
        {t('story')}
      </h2>
      {asked.data === undefined ? asked.error === null ? <Bone height={60} /> : <Refused error={asked.error} retry={() => void asked.refetch()} /> : null}
      <ol className="hs-story" style={{ listStyle: 'none', margin: 0 }}>
        {steps.map((step, place) => (
          <li key={steps.length - place}>
            {told(step)}
            <Moment at={step.at} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function useTold() {
  const t = useText()
  return (step: Step): string => {
    const who = step.by === 'you' ? 'you' : 'seller'
    switch (step.what) {
      case 'place':
      case 'pay':
      case 'pay_on_delivery':
      case 'collect':
      case 'expire':
      case 'refund':
      case 'ship_part':
      case 'ship':
        return t(`story.${step.what}`)
      case 'ship_rest':
        return t('story.ship')
      case 'receive':
        return t(`story.receive.${who}`)
      case 'cancel':
      case 'cancel_paid':
      case 'cancel_on_delivery':
        return t(`story.cancel.${who}`)
      case 'change_address':
        return t(`story.change_address.${who}`)
      case 'change_price': {
        const fen = Number(step.values['adjust_fen'] ?? 0)
        return t(fen < 0 ? 'story.change_price.less' : fen > 0 ? 'story.change_price.more' : 'story.change_price.none', { fen: yuan(Math.abs(fen)) })
      }
      case 'change_lines': {
        const back = Number(step.values['back_fen'] ?? 0)
        const extra = Number(step.values['extra_fen'] ?? 0)
        if (extra > 0) return t('story.change_lines.extra', { fen: yuan(extra) })
        return back > 0 ? t('story.change_lines.back', { fen: yuan(back) }) : t('story.change_lines')
      }
      case 'reprice':
        return t('story.reprice')
      default:
        return t('story.other')
    }
  }
}
