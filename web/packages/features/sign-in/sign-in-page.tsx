/** The page that strangers see. */
import { useEffect } from 'react'
import { useConsoleName } from '@ui/branding'
import { GatePage } from '@ui/gate-page'
import type { SignInProps } from '@ui/slots'
import { SignIn } from './sign-in'
import { useText } from './texts'

export default function SignInPage({ onDone }: SignInProps) {
  const t = useText()
  const name = useConsoleName()
  useEffect(() => {
    document.title = `${t('title')} · ${name}`
  }, [t, name])
  return (
    <GatePage title={name} what={t('title')} others>
      <SignIn onDone={onDone} />
    </GatePage>
  )
}
