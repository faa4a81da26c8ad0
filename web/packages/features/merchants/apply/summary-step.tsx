/** The last step: everything to be read once more, the agreement, and handing in. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Alert, Button, Checkbox, Collapse, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { StepButtons, type StepTools } from '@ui/stepped-form'
import type { Application } from '../states'
import { type Key, useText } from '../texts'
import { lackingPapers } from './lacking'
import { Summary } from './summary-facts'
import { useApplyText } from './texts'

interface SummaryStepProps {
  application: Application
  reload: () => Promise<void>
  tools: StepTools
}

export function SummaryStep({ application: it, reload, tools }: SummaryStepProps) {
  const apply = useApplyText()
  const say = useSay()
  const [agreed, setAgreed] = useState(false)
  const contract = api.useQuery('get', '/api/console/merchants/current-contract')
  const accept = useAct('post', '/api/console/merchants/current-contract/accept')
  const submit = useAct('post', '/api/console/merchants/applications/{application_id}/submit')
  const lacking = useLacking(it)
  const text = contract.data ?? null
  const accepted = text === null || it.contract_accepted

  async function handIn() {
    try {
      if (!accepted) await accept.run({ body: { contract_id: text.id, sha256: text.sha256 } })
      await submit.run({ params: { path: { application_id: it.id } }, body: { version: it.version } })
      say.done(apply('submitted'))
    } catch (error) {
      say.problem(error)
      setAgreed(false)
      await contract.refetch()
    }
    await reload()
  }

  return (
    <Flex vertical gap={16}>
      {lacking.length > 0 && <Alert type="warning" showIcon title={apply('lacking')} description={lacking.map((one) => <div key={one}>{one}</div>)} />}
      <Summary application={it} />
      {text !== null && <Contract title={text.title} edition={text.edition} body={text.body} />}
      {text !== null && !accepted && (
        <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
          {apply('contract.read', { title: text.title, edition: text.edition })}
        </Checkbox>
      )}
      {text !== null && accepted && <Typography.Text type="secondary">{apply('contract.accepted', { title: text.title, edition: text.edition })}</Typography.Text>}
      <StepButtons tools={tools}>
        <Button
          type="primary"
          loading={accept.running || submit.running}
          disabled={lacking.length > 0 || contract.isPending || !(accepted || agreed)}
          onClick={() => void handIn()}
        >
          {apply('submit')}
        </Button>
      </StepButtons>
    </Flex>
  )
}

function useLacking(it: Application): string[] {
  const t = useText()
  const apply = useApplyText()
  const steps = it.unfinished.map((step) => t(`step.${step}` as Key))
  const papers = lackingPapers(it)
  return [
    ...(steps.length > 0 ? [apply('lacking.steps', { steps: steps.join('、') })] : []),
    ...(papers.length > 0 ? [apply('lacking.papers', { papers: papers.join('、') })] : []),
  ]
}

function Contract({ title, edition, body }: { title: string; edition: string; body: string }) {
  const apply = useApplyText()
  const shown = <div style={{ whiteSpace: 'pre-line', maxHeight: 320, overflow: 'auto' }}>{body}</div>
  return <Collapse items={[{ key: 'text', label: `${apply('contract')}: ${title} (${edition})`, children: shown }]} defaultActiveKey={['text']} />
}
