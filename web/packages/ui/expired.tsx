/** Over the page when the session has ended: who signs in again loses nothing of it. */
import { useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Typography } from 'antd'
import { sessionState, signedIn } from '@api/session'
import { client } from '@api/client'
import { ME, useMe } from './me'
import { useSlots } from './slots'
import { useShellWords } from './words-shell'

export function Expired() {
  const state = useSyncExternalStore(sessionState.subscribe, sessionState.get)
  const { signIn: SignIn } = useSlots()
  const queries = useQueryClient()
  const me = useMe()
  const word = useShellWords()

  async function goOn() {
    const { data } = await client.GET('/api/console/identity/me')
    // Somebody else's session must not finish what this person began.
    if (data?.id !== me.id) {
      location.reload()
      return
    }
    queries.setQueryData(ME, data)
    signedIn()
  }

  return (
    <Modal open={state === 'expired'} title={word('expired.title')} footer={null} closable={false} width={420} destroyOnHidden>
      <Typography.Paragraph type="secondary">{word('expired.what')}</Typography.Paragraph>
      {SignIn !== undefined && <SignIn login={me.login} onDone={() => void goOn()} />}
      <Button type="link" block onClick={() => location.reload()}>
        {word('expired.leave')}
      </Button>
    </Modal>
  )
}
