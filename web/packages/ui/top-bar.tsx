/** The bar on top: search, place, inbox, look, language, person. */
import { Avatar, Button, Dropdown, Flex, Layout, theme } from 'antd'
import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useNavigate } from 'react-router'
import { useConsole } from './console'
import { LanguageSwitch } from './language-switch'
import { useLeave } from './leave'
import { LookSwitch } from './look-switch'
import { useMe } from './me'
import { PlaceSwitch } from './place'
import { SearchBox } from './search-box'
import { useSlots } from './slots'
import { BRAND } from './theme'
import { useShellWords } from './words-shell'

const HEIGHT = 56
export const PROFILE = '/profile'

export function TopBar() {
  const { token } = theme.useToken()
  const { bell: Bell, help: Help } = useSlots()
  const style = {
    height: HEIGHT,
    lineHeight: 'normal',
    background: token.colorBgContainer,
    borderBlockEnd: `1px solid ${token.colorBorderSecondary}`,
  }
  return (
    <Layout.Header className="ht-top" style={style}>
      <Flex align="center" justify="space-between" gap={16} style={{ height: '100%' }}>
        <SearchBox />
        <Flex align="center" gap={4} className="ht-top-end">
          <PlaceSwitch />
          {Bell !== undefined && <Bell />}
          {Help !== undefined && <Help />}
          <LookSwitch />
          <LanguageSwitch />
          <PersonMenu />
        </Flex>
      </Flex>
    </Layout.Header>
  )
}

function PersonMenu() {
  const me = useMe()
  const word = useShellWords()
  const go = useNavigate()
  const leave = useLeave()
  const { pages } = useConsole()
  const profile = { key: 'profile', icon: <UserOutlined />, label: word('person.profile'), onClick: () => void go(PROFILE) }
  const items = [
    { key: 'who', type: 'group' as const, label: me.login },
    ...(pages.some((page) => page.path === PROFILE) ? [profile] : []),
    { key: 'leave', icon: <LogoutOutlined />, label: word('person.sign-out'), onClick: () => void leave() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" style={{ paddingInline: 8 }}>
        <Avatar size={24} style={{ background: BRAND }}>
          {[...me.name][0]}
        </Avatar>
        <span style={{ maxWidth: 120, overflow: 'hidden', textOverflow: 'ellipsis' }}>{me.name}</span>
      </Button>
    </Dropdown>
  )
}
