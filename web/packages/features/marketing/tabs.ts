/** Tabs of lists of offers: by state, with how many there are. */
import type { Tab } from '@ui/list-types'
import { STATES } from './state'
import { useText } from './words'

export function useStateTabs(counts: readonly { state: string; count: number }[] | undefined): Tab[] {
  const t = useText()
  const countOf = (state: string) => (counts === undefined ? undefined : (counts.find((one) => one.state === state)?.count ?? 0))
  return [
    { key: 'all', title: t('state.all'), set: {} },
    ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: countOf(state) })),
  ]
}
