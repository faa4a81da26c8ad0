/** What of a recipient the person at the screen may read or write. */
import { useMe } from '@ui/me'

const PERSON = ['ordering.order.recipient', 'ordering.order.phone']
const FIELDS = [...PERSON, 'ordering.order.address']

/** Whoever sees parts only cannot search by the whole. */
export function useReadsPeople(): boolean {
  const { fields, all_fields } = useMe()
  return all_fields || PERSON.every((code) => fields[code] === 'read' || fields[code] === 'write')
}

/** Nor can he write it anew. */
export function useMayAddress(): boolean {
  const { fields, all_fields } = useMe()
  return all_fields || FIELDS.every((code) => fields[code] === 'write')
}
