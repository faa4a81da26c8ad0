/** Ids, short enough for a table, whole on hover, and as a link where they lead somewhere. */
import { Link } from 'react-router'
import { Tooltip, Typography } from '@ui/parts'
import { shortId } from './words'

export function Id({ id, to, label }: { id: string; to?: string; label?: string }) {
  const text = <Typography.Text code>{shortId(id)}</Typography.Text>
  return (
    <Tooltip title={id}>
      <span>
        {label} {to === undefined ? text : <Link to={to}>{text}</Link>}
      </span>
    </Tooltip>
  )
}
