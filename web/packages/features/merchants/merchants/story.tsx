/** What happened to a merchant. */
import { Money } from '@ui/money'
import { Timeline } from '@ui/timeline'
import type { Meaning } from '@ui/status-tag'
import type { Merchant } from '../states'
import { type Key, useText } from '../texts'

const MEANINGS: Record<string, Meaning> = { opened: 'good', approved: 'good', deposit_met: 'good', returned: 'warning', refused: 'bad', frozen: 'bad', submitted: 'waiting' }

export function Story({ story }: { story: Merchant['story'] }) {
  const t = useText()
  return (
    <Timeline
      items={story.map((one) => ({
        key: one.id,
        at: one.at,
        who: one.by_name ?? undefined,
        what: t(`happened.${one.kind}` as Key),
        meaning: MEANINGS[one.kind],
        note: (
          <>
            {one.amount_fen !== null && <Money fen={one.amount_fen} currency="CNY" />} {one.note}
            {Object.entries(one.notes).map(([step, note]) => (
              <div key={step}>{`${t(`step.${step}` as Key)}: ${note}`}</div>
            ))}
          </>
        ),
      }))}
    />
  )
}
