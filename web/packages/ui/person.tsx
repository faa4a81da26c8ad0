/** Somebody: name first, login where two might be called the same. */
import { Flex, Typography } from 'antd'
import { useWords } from './words'

/** Who acts when nobody does: the house itself, at a time or upon an event. */
const HOUSE = '00000000-0000-0000-0000-000000000000'

interface PersonProps {
  name: string | null | undefined
  login?: string | null
  /** With it the house itself is told from somebody unknown. */
  id?: string | null
}

export function Person({ name, login, id }: PersonProps) {
  const word = useWords()
  const nobody = id === HOUSE ? word('person.house') : word('person.unknown')
  return (
    <Flex gap={6} align="baseline" component="span" style={{ display: 'inline-flex' }}>
      <span>{name || login || nobody}</span>
      {login && name && login !== name && <Typography.Text type="secondary">{login}</Typography.Text>}
    </Flex>
  )
}
