/** Forward and back: pages have no total, since nobody needs to wait for a count. */
import { Button, Flex, Select } from 'antd'
import { LeftOutlined, RightOutlined, VerticalRightOutlined } from '@ant-design/icons'
import { SIZES } from './use-rows'
import { useWords } from './words'

interface Pages {
  number: number
  limit: number
  rows: readonly unknown[]
  size: (rows: number) => void
  first: (() => void) | undefined
  backward: (() => void) | undefined
  forward: (() => void) | undefined
}

export function Pager({ list }: { list: Pages }) {
  const word = useWords()
  if (list.number === 1 && list.forward === undefined && list.rows.length <= SIZES[0]) return null
  return (
    <Flex justify="end" align="center" gap={8} role="navigation">
      <Button icon={<VerticalRightOutlined />} aria-label={word('act.first')} disabled={list.first === undefined} onClick={list.first} />
      <Button icon={<LeftOutlined />} disabled={list.backward === undefined} onClick={list.backward}>
        {word('act.previous')}
      </Button>
      <span>{word('list.page', { page: list.number })}</span>
      <Button icon={<RightOutlined />} iconPlacement="end" disabled={list.forward === undefined} onClick={list.forward}>
        {word('act.next')}
      </Button>
      <Select
        value={list.limit}
        options={SIZES.map((count) => ({ value: count, label: word('list.rows', { count }) }))}
        onChange={list.size}
      />
    </Flex>
  )
}
