/** The page that strangers see. */
import { useEffect } from 'react'
import { useConsoleName } from '@ui/branding'
import { GatePage } from '@ui/gate-page'
import { ADDRESSES, useConsole } from '@ui/console'
import { useBoth } from '@ui/language'
import { Button } from '@ui/parts'
import { type SignInProps, useSlots } from '@ui/slots'
import { SignIn } from './sign-in'
import { useText } from './texts'

export default function SignInPage({ onDone }: SignInProps) {
  const t = useText()
  const name = useConsoleName()
  const both = useBoth()
  const { kind } = useConsole()
  const { strangers = [] } = useSlots()
  useEffect(() => {
    document.title = `${t('title')} · ${name}`
  }, [t, name])
  return (
    <GatePage title={name} what={t('title')} others>
      <SignIn onDone={onDone} />
      {strangers.map((one) => (
        <Button key={one.path} type="link" block href={ADDRESSES[kind] + one.path}>
          {both(one.link)}
        </Button>
      ))}
    </GatePage>
  )
}
