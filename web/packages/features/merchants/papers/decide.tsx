/** Accepting and refusing a paper that waits. */
import { type ReactNode, useState } from 'react'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import type { RowAct } from '@ui/list-types'
import { useSay } from '@ui/say'
import { useMerchantText } from '../merchants/texts'
import type { Paper } from '../states'

export function usePaperActs(): { actsOf: (paper: Paper) => RowAct[]; shown: ReactNode } {
  const m = useMerchantText()
  const say = useSay()
  const accept = useAct('post', '/api/console/merchants/papers/{paper_id}/accept')
  const refuse = useAct('post', '/api/console/merchants/papers/{paper_id}/refuse')
  const [refusing, setRefusing] = useState<Paper | null>(null)

  async function take(paper: Paper) {
    try {
      await accept.run({ params: { path: { paper_id: paper.id } }, body: { version: paper.version } })
      say.done(m('decided'))
    } catch (error) {
      say.problem(error)
    }
  }

  const actsOf = (paper: Paper): RowAct[] =>
    paper.state === 'waiting'
      ? [
          { key: 'accept', title: m('accept'), run: () => take(paper) },
          { key: 'refuse', title: m('refuse'), run: () => setRefusing(paper), danger: true },
        ]
      : []
  const shown = refusing !== null && (
    <FormModal<{ note: string }>
      open
      danger
      title={m('refuse')}
      onClose={() => setRefusing(null)}
      submit={m('refuse')}
      onSubmit={async (values) => {
        await refuse.run({ params: { path: { paper_id: refusing.id } }, body: { ...values, version: refusing.version } })
        say.done(m('decided'))
      }}
    >
      <TextField name="note" label={m('reason')} required />
    </FormModal>
  )
  return { actsOf, shown }
}
