/** Light or dark. */
import { Button, Tooltip } from 'antd'
import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useLook } from './look'
import { useShellWords } from './words-shell'

export function LookSwitch() {
  const { mode, choose } = useLook()
  const word = useShellWords()
  const other = mode === 'dark' ? 'light' : 'dark'
  const label = word(`look.${other}`)
  const icon = mode === 'dark' ? <SunOutlined /> : <MoonOutlined />
  return (
    <Tooltip title={label}>
      <Button type="text" aria-label={label} icon={icon} onClick={() => choose(other)} />
    </Tooltip>
  )
}
