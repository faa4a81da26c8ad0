/** How it came out, with the reason for whoever points at it. */
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export function ResultTag({ refused, reason }: { refused: boolean; reason: string }) {
  const t = useText()
  if (!refused) return <StatusTag meaning="good">{t('done')}</StatusTag>
  return (
    <StatusTag meaning="bad" hint={reason || undefined}>
      {t('refused')}
    </StatusTag>
  )
}
