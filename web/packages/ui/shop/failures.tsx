/** Pages that are not there or cannot be shown. */
import { useRouteError } from 'react-router'
import { asProblem } from '@api/problem'
import { Anchor } from './anchor'
import { ShopPage } from './page'
import { Button } from './parts'
import { Told } from './told'
import { useShopWords } from './words'

export function Lost() {
  const word = useShopWords()
  return (
    <ShopPage title={word('lost')}>
      <Told title={word('lost')} what={word('lost.what')}>
        <Anchor to="/">{word('home')}</Anchor>
      </Told>
    </ShopPage>
  )
}

/** What the server refused or what did not arrive, in place of what was asked for. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const word = useShopWords()
  const problem = asProblem(error)
  return (
    <Told title={problem.title} what={problem.detail}>
      {retry === undefined ? null : (
        <Button color="primary" fill="outline" onClick={() => retry()}>
          {word('retry')}
        </Button>
      )}
    </Told>
  )
}

/** A page that failed while it was drawn, or whose code is gone since the last release. */
export function Broken() {
  const error = useRouteError()
  const word = useShopWords()
  const isStale = error instanceof TypeError && error.message.includes('dynamically imported module')
  return (
    <ShopPage title={word('broken')}>
      <Told title={word(isStale ? 'stale' : 'broken')} what={word(isStale ? 'stale.what' : 'broken.what')}>
        <Button color="primary" onClick={() => location.reload()}>
          {word('retry')}
        </Button>
      </Told>
    </ShopPage>
  )
}
