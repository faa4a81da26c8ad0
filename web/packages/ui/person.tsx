/** Somebody: name first, login where two might be called the same. */
import { Flex, Typography } from 'antd'
import { useWords } from './words'

export function Person({ name, login }: { name: string | null | undefined; login?: string | null }) {
  const word = useWords()
  return (
    <Flex gap={6} align="baseline" component="span" style={{ display: 'inline-flex' }}>
      <span>{name || login || word('person.unknown')}</span>
      {login && name && login !== name && <Typography.Text type="secondary">{login}</Typography.Text>}
    </Flex>
  )
}
