/** How many are open, by how long. */
import { api } from '@api/client'
import { Flex } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './texts'

const PARTS: readonly { key: 'today' | 'week' | 'older'; of: 'today_count' | 'week_count' | 'older_count'; meaning: Meaning }[] = [
  { key: 'today', of: 'today_count', meaning: 'running' },
  { key: 'week', of: 'week_count', meaning: 'waiting' },
  { key: 'older', of: 'older_count', meaning: 'bad' },
]

export function Ageing() {
  const t = useText()
  const counts = api.useQuery('get', '/api/console/reconciliation/differences/counts').data
  if (counts === undefined || counts.length === 0) return null
  return (
    <Flex gap={4}>
      {PARTS.map(({ key, of, meaning }) => (
        <StatusTag key={key} meaning={meaning}>
          {t(`age.${key}`, { count: counts.reduce((sum, one) => sum + one[of], 0) })}
        </StatusTag>
      ))}
    </Flex>
  )
}
