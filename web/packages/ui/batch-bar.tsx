/** What is done to the selected rows together. */
import { useState } from 'react'
import { Alert, Button, Flex } from 'antd'
import type { BatchAct } from './list-types'
import { useSay } from './say'
import { useWords } from './words'

export function BatchBar<Row>({ batch, rows, clear }: { batch: readonly BatchAct<Row>[]; rows: Row[]; clear: () => void }) {
  const word = useWords()
  const say = useSay()
  const [running, setRunning] = useState<string>()
  if (rows.length === 0) return null

  async function run(act: BatchAct<Row>) {
    setRunning(act.key)
    try {
      await act.run(rows)
      clear()
    } catch (error) {
      say.problem(error)
    } finally {
      setRunning(undefined)
    }
  }

  const acts = (
    <Flex gap={8}>
      {batch.map((act) => (
        <Button
          key={act.key}
          size="small"
          danger={act.danger}
          loading={running === act.key}
          disabled={running !== undefined}
          onClick={() => void run(act)}
        >
          {act.title}
        </Button>
      ))}
      <Button size="small" type="link" onClick={clear}>
        {word('list.clear')}
      </Button>
    </Flex>
  )
  return <Alert type="info" title={word('list.selected', { count: rows.length })} action={acts} />
}
