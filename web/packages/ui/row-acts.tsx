/** Acts of a row: three at most, the rest under "more"; what is not allowed says why. */
import { Button, Dropdown, Tooltip } from 'antd'
import { MoreOutlined } from '@ant-design/icons'
import type { RowAct } from './list-types'
import { useWords } from './words'

const SHOWN = 3

/** Which acts stand in the row, and which under "more". */
export function split(acts: readonly RowAct[]): [RowAct[], RowAct[]] {
  const shown = acts.length > SHOWN ? SHOWN - 1 : SHOWN
  return [acts.slice(0, shown), acts.slice(shown)]
}

export function RowActs({ acts }: { acts: readonly RowAct[] }) {
  const word = useWords()
  const [shown, rest] = split(acts)
  const items = rest.map((act) => ({
    key: act.key,
    label: act.disabled ? <Tooltip title={act.disabled}>{act.title}</Tooltip> : act.title,
    danger: act.danger,
    disabled: Boolean(act.disabled),
    onClick: () => void act.run(),
  }))
  return (
    <span className="ht-row-acts">
      {shown.map((act) => (
        <Tooltip key={act.key} title={act.disabled || undefined}>
          <Button type="link" size="small" danger={act.danger} disabled={Boolean(act.disabled)} onClick={() => void act.run()}>
            {act.title}
          </Button>
        </Tooltip>
      ))}
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button type="link" size="small" icon={<MoreOutlined />} aria-label={word('act.more')} />
        </Dropdown>
      )}
    </span>
  )
}
