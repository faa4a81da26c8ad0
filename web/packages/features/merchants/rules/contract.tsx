/** One edition: read, and as a draft changed and published. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { ContractDrawer } from './contract-form'
import { MEANINGS } from './contracts'
import { useRulesText } from './texts'

type Contract = Schema<'ContractView'>

export default function ContractPage() {
  const r = useRulesText()
  const may = useMay()('merchants.contract', 'write')
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/merchants/contracts/{contract_id}', { params: { path: { contract_id: id } } })
  return (
    <DetailPage<Contract>
      asked={asked}
      back="/merchants/contracts"
      title={(it) => `${it.title} (${it.edition})`}
      state={(it) => <StatusTag meaning={MEANINGS[it.state]}>{r(`contract.${it.state}`)}</StatusTag>}
      facts={(it) => [
        { label: r('contract.made'), value: <Time at={it.made_at} exact /> },
        { label: r('contract.published'), value: <Time at={it.published_at} exact /> },
        { label: r('contract.hash'), value: <code style={{ overflowWrap: 'anywhere' }}>{it.sha256}</code>, wide: true },
      ]}
      acts={(it) => may && it.state === 'draft' && <DraftActs contract={it} />}
      thing="merchants.contract"
      thingId={id}
    >
      {(it) => (
        <Section title={r('contract.body')}>
          <div style={{ whiteSpace: 'pre-line', maxWidth: 760 }}>{it.body}</div>
        </Section>
      )}
    </DetailPage>
  )
}

function DraftActs({ contract: it }: { contract: Contract }) {
  const r = useRulesText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const [open, setOpen] = useState(false)
  const publish = useAct('post', '/api/console/merchants/contracts/{contract_id}/publish')
  const remove = useAct('delete', '/api/console/merchants/contracts/{contract_id}')
  const at = { params: { path: { contract_id: it.id } } }

  async function ask() {
    const question = { title: r('contract.publish.ask', { edition: it.edition }), what: r('contract.publish.what'), act: r('contract.publish') }
    if (!(await say.confirm(question))) return
    try {
      await publish.run({ ...at, body: { version: it.version } })
      say.done(r('contract.publish.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  async function takeAway() {
    if (!(await say.confirm({ title: r('contract.remove'), act: word('act.delete'), danger: true }))) return
    try {
      await go('/merchants/contracts')
      await remove.run(at)
      say.done(r('contract.removed'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <>
      <Button danger onClick={() => void takeAway()}>
        {word('act.delete')}
      </Button>
      <Button onClick={() => setOpen(true)}>{word('act.edit')}</Button>
      <Button type="primary" loading={publish.running} onClick={() => void ask()}>
        {r('contract.publish')}
      </Button>
      {open && <ContractDrawer contract={it} close={() => setOpen(false)} />}
    </>
  )
}
