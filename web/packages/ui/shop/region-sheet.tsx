/** A place in China, chosen step by step down to the district. */
import { useState } from 'react'
import { api } from '@api/client'
import { type RegionNode, wayTo } from '../regions'
import { CheckOutline, RightOutline } from './icons'
import { Sheet } from './sheet'
import { Bone } from './skeleton'
import { useShopWords } from './words'

const NONE: RegionNode[] = []

/** The whole tree; empty until it is there. Asked for only where `wanted`. */
export function useShopRegions(wanted = true): RegionNode[] {
  const asked = api.useQuery('get', '/api/shop/regions', {}, { staleTime: Infinity, enabled: wanted })
  return asked.data ?? NONE
}

interface RegionSheetProps {
  open: boolean
  close: () => void
  value: string | null
  choose: (code: string) => void
}

export function RegionSheet({ open, close, value, choose }: RegionSheetProps) {
  const word = useShopWords()
  return (
    <Sheet open={open} close={close} title={word('region')} full>
      <Steps
        value={value}
        choose={(code) => {
          choose(code)
          close()
        }}
      />
    </Sheet>
  )
}

function Steps({ value, choose }: { value: string | null; choose: (code: string) => void }) {
  const word = useShopWords()
  const tree = useShopRegions()
  const chosen = wayTo(tree, value)
  const [opened, setOpened] = useState<RegionNode[] | null>(null)
  const way = opened ?? chosen.slice(0, -1)
  const shown = way.at(-1)?.children ?? tree
  return (
    <>
      <nav className="hs-way" aria-label={word('region.way')}>
        <button type="button" onClick={() => setOpened(NONE)} aria-current={way.length === 0 ? 'step' : undefined}>
          {word('region.all')}
        </button>
        {way.map((node, depth) => (
          <button type="button" key={node.code} onClick={() => setOpened(way.slice(0, depth + 1))} aria-current={depth === way.length - 1 ? 'step' : undefined}>
            {node.name}
          </button>
        ))}
      </nav>
      <ul className="hs-lines">
        {tree.length === 0 ? Array.from({ length: 8 }, (_, place) => <Bone key={place} height={46} />) : null}
        {shown.map((node) => {
          const goesOn = (node.children ?? NONE).length > 0
          const isChosen = chosen.includes(node)
          return (
            <li key={node.code}>
              <button type="button" className="hs-line" aria-pressed={isChosen} onClick={() => (goesOn ? setOpened([...way, node]) : choose(node.code))}>
                <span>{node.name}</span>
                {isChosen ? <CheckOutline className="hs-primary" /> : null}
                {goesOn ? <RightOutline className="hs-weak" /> : null}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
