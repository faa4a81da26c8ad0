/** Writing an edition of the agreement. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { LongTextField, TextField } from '@ui/fields'
import { FormDrawer, FormPage } from '@ui/form'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { useRulesText } from './texts'

type Values = Schema<'DraftContract'>
const CHARS_MAX = 20_000
const ROWS = 12
const WIDTH = 720

function Fields() {
  const r = useRulesText()
  return (
    <>
      <TextField name="edition" label={r('contract.edition')} required max={30} />
      <TextField name="title" label={r('contract.title')} required max={100} />
      <LongTextField name="body" label={r('contract.body')} help={r('contract.body.help')} required max={CHARS_MAX} rows={ROWS} />
    </>
  )
}

/** A new draft. */
export default function NewContract() {
  const r = useRulesText()
  const say = useSay()
  const go = useNavigate()
  const make = useAct('post', '/api/console/merchants/contracts')
  return (
    <FormPage<Values>
      title={r('contract.new')}
      back="/merchants/contracts"
      onSubmit={async (body) => {
        await make.run({ body })
        say.done(r('contract.saved'))
      }}
      onDone={() => void go('/merchants/contracts')}
    >
      <Fields />
    </FormPage>
  )
}

export function ContractDrawer({ contract: it, close }: { contract: Schema<'ContractView'>; close: () => void }) {
  const r = useRulesText()
  const word = useWords()
  const say = useSay()
  const edit = useAct('put', '/api/console/merchants/contracts/{contract_id}')
  return (
    <FormDrawer<Values>
      open
      width={WIDTH}
      title={word('act.edit')}
      onClose={close}
      initial={{ edition: it.edition, title: it.title, body: it.body }}
      onSubmit={async (body) => {
        await edit.run({ params: { path: { contract_id: it.id } }, body: { ...body, version: it.version } })
        say.done(r('contract.saved'))
      }}
    >
      <Fields />
    </FormDrawer>
  )
}
