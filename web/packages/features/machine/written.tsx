/** Text of machines, as it was written. */
import { Typography } from '@ui/parts'

export function Written({ text }: { text: string }) {
  return (
    <Typography.Paragraph copyable={{ text }} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'monospace', fontSize: 12, margin: 0 }}>
      {text}
    </Typography.Paragraph>
  )
}
