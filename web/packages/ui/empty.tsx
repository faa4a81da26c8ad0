/** Why there is nothing, and what one can do about it. */
import type { ReactNode } from 'react'
import { Empty as AntEmpty } from 'antd'

export function Empty({ why, next }: { why: ReactNode; next?: ReactNode }) {
  return (
    <AntEmpty image={AntEmpty.PRESENTED_IMAGE_SIMPLE} description={why} style={{ marginBlock: 40 }}>
      {next}
    </AntEmpty>
  )
}
