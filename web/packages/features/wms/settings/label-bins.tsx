/** Labels for all bins of a zone, or of one of its aisles. */
import type { Schema } from '@api/types'
import { ChoiceField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { usePrint } from '@ui/print'
import { usePaperWords } from '@ui/words-papers'

const AISLES_MAX = 999

interface Values {
  zone_id: string
  aisle?: number | null
}

export function LabelBins({ zones, close }: { zones: readonly Schema<'ZoneView'>[]; close: () => void }) {
  const word = usePaperWords()
  const { print } = usePrint()
  async function submit({ zone_id, aisle }: Values) {
    await print('/api/console/wms/bins/print', { zone_id, aisle: aisle ?? null, bin_ids: [] })
  }
  const options = zones.map((zone) => ({ value: zone.id, label: `${zone.code} ${zone.name}` }))
  return (
    <FormModal<Values> open title={word('bins.which')} submit={word('bins.count')} initial={{ zone_id: zones[0]?.id ?? '', aisle: 1 }} onSubmit={submit} onClose={close}>
      <ChoiceField name="zone_id" label={word('bins.zone')} options={options} required />
      <WholeField name="aisle" label={word('bins.aisle')} help={word('bins.aisle.help')} min={0} max={AISLES_MAX} />
    </FormModal>
  )
}
