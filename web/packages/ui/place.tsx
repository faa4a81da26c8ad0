/** Where one works: each console is for places of its kind, and a session is at one of them. */
import { type ReactNode, useEffect, useState } from 'react'
import { Button, Dropdown, Spin, Typography } from 'antd'
import { EnvironmentOutlined } from '@ant-design/icons'
import { client } from '@api/client'
import { ADDRESSES, type ConsoleKind, useConsole } from './console'
import { useLeave } from './leave'
import { type Place, useMe } from './me'
import { useSay } from './say'
import { Told } from './told'
import { useShellWords } from './words-shell'

/** Go on at another place. The page is loaded anew, so that nothing of the former place stays. */
async function moveTo(place: Place) {
  const { merchant_id, warehouse_id } = place
  const body = { merchant_id, warehouse_id }
  const { error } = await client.POST('/api/console/identity/sessions/current/place', { body })
  if (error !== undefined) throw error
  location.assign(ADDRESSES[place.console])
}

/** Shows the console only at a place of its kind; moves there when there is one. */
export function AtPlace({ children }: { children: ReactNode }) {
  const { kind } = useConsole()
  const { place, places } = useMe()
  const [failed, setFailed] = useState(false)
  const here = place.console === kind
  const other = places.find((one) => one.console === kind)

  useEffect(() => {
    if (!here && other !== undefined) moveTo(other).catch(() => setFailed(true))
  }, [here, other])

  if (here) return children
  if (other !== undefined && !failed) return <Spin fullscreen delay={300} />
  return <Elsewhere places={places} />
}

function Elsewhere({ places }: { places: readonly Place[] }) {
  const word = useShellWords()
  const kinds = [...new Set(places.map((one) => one.console))]
  const leave = useLeave()
  const links = (
    <>
      {kinds.map((kind) => (
        <Button key={kind} type="primary" href={ADDRESSES[kind]}>
          {word(consoleWord(kind))}
        </Button>
      ))}
      <Button onClick={() => void leave()}>{word('person.sign-out')}</Button>
    </>
  )
  const what = kinds.length > 0 ? word('place.none.what') : word('place.nowhere.what')
  return <Told icon={<EnvironmentOutlined />} title={word('place.none')} what={what} acts={links} />
}

export function consoleWord(kind: ConsoleKind) {
  return `console.${kind}` as const
}

/** In the top bar: the place, and the others one may go to. */
export function PlaceSwitch() {
  const word = useShellWords()
  const say = useSay()
  const { place, places } = useMe()
  const others = places.filter((one) => keyOf(one) !== keyOf(place))
  function nameOf(one: Place) {
    return one.name || word(consoleWord(one.console))
  }
  if (others.length === 0) return place.name === '' ? null : <Typography.Text type="secondary" className="ht-place" title={place.name}>{place.name}</Typography.Text>
  const items = others.map((one) => ({
    key: keyOf(one),
    label: `${nameOf(one)} · ${word(consoleWord(one.console))}`,
    onClick: () => void moveTo(one).catch(say.problem),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<EnvironmentOutlined />} title={word('place.choose')}>
        <span className="ht-place">{nameOf(place)}</span>
      </Button>
    </Dropdown>
  )
}

function keyOf(place: Place) {
  return `${place.merchant_id}/${place.warehouse_id}`
}
