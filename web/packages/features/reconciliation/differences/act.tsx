/** What is done about one difference, and why. */
import { useAct } from '@api/act'
import type { RowOf } from '@ui/list-types'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Alert } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from './texts'

export type Row = RowOf<'/api/console/reconciliation/differences'>
export type Act = 'fill' | 'refund' | 'adjust' | 'ignore'

export const ACTS_OF: Record<Row['kind'], Act[]> = {
  surplus: ['fill', 'refund', 'adjust', 'ignore'],
  twice: ['refund', 'fill', 'adjust', 'ignore'],
  state: ['fill', 'adjust', 'ignore'],
  amount: ['adjust', 'ignore'],
  shortfall: ['adjust', 'ignore'],
  transit: ['ignore'],
}

/** What came by a gateway under a number of ours can go back; a refund of nobody's cannot be taken in. */
export function fits(it: Row, act: Act): boolean {
  if (act === 'refund') return it.line_kind === 'payment' && it.number !== '' && it.channel !== 'bank'
  return act !== 'fill' || it.kind === 'state' || it.line_kind === 'payment'
}

interface Values {
  reason: string
}

export function ActForm({ chosen, onClose }: { chosen: { it: Row; act: Act } | null; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const handle = useAct('post', '/api/console/reconciliation/differences/{difference_id}/handle', { touches: ['/api/console/reconciliation'] })
  const act = chosen?.act ?? 'ignore'
  return (
    <FormModal<Values>
      title={t(`act.${act}`)}
      open={chosen !== null}
      onClose={onClose}
      submit={t(`act.${act}`)}
      onSubmit={async (values) => {
        if (chosen === null) return
        await handle.run({ params: { path: { difference_id: chosen.it.id } }, body: { act, reason: values.reason, version: chosen.it.version } })
        say.done(t('done'))
      }}
    >
      <Alert type="info" showIcon title={t(`act.${act}.what`)} style={{ marginBottom: 16 }} />
      <TextField name="reason" label={t('reason')} required />
    </FormModal>
  )
}
