/** A page before the consoles: mark, one question, nothing else. */
import type { ReactNode } from 'react'
import { Button, Card, Flex, theme, Typography } from 'antd'
import { Logo } from './branding'
import { ADDRESSES, type ConsoleKind, useConsole } from './console'
import { LanguageSwitch } from './language-switch'
import { consoleWord } from './place'
import { LookSwitch } from './look-switch'
import { useLeave } from './leave'
import { useShellWords } from './words-shell'

interface GatePageProps {
  title: ReactNode
  what: ReactNode
  /** Shows the way to the other consoles. */
  others?: boolean
  /** Offers to sign out, for somebody who is half inside. */
  leave?: boolean
  children: ReactNode
}

export function GatePage({ title, what, others = false, leave = false, children }: GatePageProps) {
  const { token } = theme.useToken()
  return (
    <Flex vertical style={{ minHeight: '100%', background: token.colorBgLayout }}>
      <Flex justify="end" style={{ padding: 16 }}>
        <LookSwitch />
        <LanguageSwitch />
      </Flex>
      <Flex component="main" vertical align="center" justify="center" flex={1} style={{ padding: '0 16px 96px' }}>
        <div style={{ width: '100%', maxWidth: 400 }}>
          <Flex align="center" gap={12} style={{ marginBlockEnd: 20 }}>
            <Logo size={40} />
            <div>
              <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
                {title}
              </Typography.Title>
              <Typography.Text type="secondary">{what}</Typography.Text>
            </div>
          </Flex>
          <Card>{children}</Card>
          {others && <OtherConsoles />}
          {leave && <Leave />}
        </div>
      </Flex>
    </Flex>
  )
}

function OtherConsoles() {
  const word = useShellWords()
  const { kind } = useConsole()
  const kinds = (Object.keys(ADDRESSES) as ConsoleKind[]).filter((one) => one !== kind)
  return (
    <Flex justify="center" gap={4} style={{ marginBlockStart: 16 }}>
      {kinds.map((one) => (
        <Button key={one} type="link" href={ADDRESSES[one]}>
          {word(consoleWord(one))}
        </Button>
      ))}
    </Flex>
  )
}

function Leave() {
  const word = useShellWords()
  const leave = useLeave()
  return (
    <Button type="link" block style={{ marginBlockStart: 8 }} onClick={() => void leave()}>
      {word('person.sign-out')}
    </Button>
  )
}
