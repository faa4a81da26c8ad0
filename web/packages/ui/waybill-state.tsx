/** The number of a parcel, or how it stands with it: on its way, refused and why. */
import { Flex, Typography } from './parts'
import { StatusTag } from './status-tag'
import { useWaybillText, whyNone } from './words-waybills'

export type WaybillStanding = 'none' | 'awaited' | 'asked' | 'given' | 'issued' | 'typed' | 'refused'

export function WaybillNumber({ number, state, error, none }: { number: string | null; state: WaybillStanding; error?: string; none: string }) {
  const t = useWaybillText()
  if (number) return <span className="ht-number">{number}</span>
  if (state === 'refused') {
    return (
      <Flex vertical gap={2} align="flex-start">
        <StatusTag meaning="bad">{t('refused')}</StatusTag>
        {error && <Typography.Text type="danger">{whyNone(t, error)}</Typography.Text>}
      </Flex>
    )
  }
  const asked = state === 'asked' || state === 'awaited'
  return <StatusTag meaning={asked ? 'running' : 'waiting'}>{asked ? t('asked') : none}</StatusTag>
}
