/** A sum as it was and as it would be. */
import { Money } from '@ui/money'
import { Flex, Typography } from '@ui/parts'

export function Change({ label, before, after }: { label: string; before: number; after: number }) {
  return (
    <Flex gap={12} align="baseline">
      <Typography.Text type="secondary">{label}</Typography.Text>
      {before !== after && (
        <Typography.Text delete type="secondary">
          <Money fen={before} />
        </Typography.Text>
      )}
      <Typography.Text strong>
        <Money fen={after} />
      </Typography.Text>
    </Flex>
  )
}
