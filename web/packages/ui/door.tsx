/** The way in: asks who is there, then shows sign-in, another console's address, or the shell. */
import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Spin } from 'antd'
import { DisconnectOutlined } from '@ant-design/icons'
import { client } from '@api/client'
import { asProblem } from '@api/problem'
import { maybeSignedIn, noteSignedIn, signedIn } from '@api/session'
import { ADDRESSES, useConsole } from './console'
import { asLanguage, useLanguage, wish } from './language'
import { ME, type Me, MeProvider } from './me'
import { Expired } from './expired'
import { AtPlace } from './place'
import { Shell } from './shell'
import { useSlots } from './slots'
import { Told } from './told'
import { useShellWords } from './words-shell'
import { useWords } from './words'

const UNAUTHENTICATED = 401

async function askWho(): Promise<Me | null> {
  if (!maybeSignedIn()) return null
  const { data, error, response } = await client.GET('/api/console/identity/me')
  noteSignedIn(response.status !== UNAUTHENTICATED)
  if (response.status === UNAUTHENTICATED) return null
  if (error !== undefined) throw error
  signedIn()
  return data
}

export function Door() {
  const { signIn: SignIn, changePassword: ChangePassword } = useSlots()
  const stranger = useStrangersPage()
  const { kind } = useConsole()
  const queries = useQueryClient()
  const { speak } = useLanguage()
  const ask = async () => {
    const known = await askWho()
    if (known !== null && stranger !== undefined) history.replaceState(null, '', ADDRESSES[kind] + stranger.leadsTo)
    return known
  }
  const who = useQuery({ queryKey: ME, queryFn: ask, staleTime: Infinity })
  const me = who.data
  useEffect(() => {
    if (me === undefined || me === null) return
    const wanted = wish.take()
    speak(wanted ?? asLanguage(me.language))
    if (wanted === null || wanted === me.language) return
    void client.PUT('/api/console/identity/me', { body: { name: me.name, language: wanted } })
  }, [me, speak])
  const again = () => void queries.invalidateQueries({ queryKey: ME })
  const enter = () => {
    noteSignedIn(true)
    again()
  }

  if (me === undefined) return who.error === null ? <Waiting /> : <Away error={who.error} retry={again} />
  if (me === null && stranger !== undefined) return <stranger.page onDone={enter} />
  if (me === null) return SignIn === undefined ? null : <SignIn onDone={enter} />
  if (me.must_change_password) return ChangePassword === undefined ? null : <ChangePassword onDone={again} />
  return (
    <MeProvider value={me}>
      <AtPlace>
        <Shell />
      </AtPlace>
      <Expired />
    </MeProvider>
  )
}

/** The page at this address, if it is one for strangers. Who is known is led into the console. */
function useStrangersPage() {
  const { strangers = [] } = useSlots()
  const { kind } = useConsole()
  const here = location.pathname.replace(/\/$/, '')
  return strangers.find((one) => here === ADDRESSES[kind] + one.path)
}

function Waiting() {
  return (
    <Flex align="center" justify="center" style={{ height: '100%' }}>
      <Spin delay={300} size="large" />
    </Flex>
  )
}

function Away({ error, retry }: { error: unknown; retry: () => void }) {
  const shell = useShellWords()
  const word = useWords()
  const { detail } = asProblem(error)
  const again = (
    <Button type="primary" onClick={retry}>
      {word('act.retry')}
    </Button>
  )
  return <Told icon={<DisconnectOutlined />} title={shell('away.title')} what={detail} acts={again} />
}
