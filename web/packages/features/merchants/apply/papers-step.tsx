/** Papers that the chosen categories ask for, trademarks and authorisations. */
import { useAct } from '@api/act'
import { ListField } from '@ui/fields'
import { Alert, Card } from '@ui/parts'
import { StepForm, type StepTools } from '@ui/stepped-form'
import { PaperFields, type PaperValues, writtenPaper } from '../papers/fields'
import type { Application } from '../states'
import { useText } from '../texts'
import { lackingPapers } from './lacking'
import { useApplyText } from './texts'

interface PapersStepProps {
  application: Application
  reload: () => Promise<void>
  tools: StepTools
}

const FRESH = { file_ids: [] }

export function PapersStep({ application: it, reload, tools }: PapersStepProps) {
  const t = useText()
  const apply = useApplyText()
  const save = useAct('put', '/api/console/merchants/applications/{application_id}/papers')
  const lacking = lackingPapers(it)
  const title = lacking.length > 0 ? apply('papers.needed', { papers: lacking.join('、') }) : apply('papers.enough')
  return (
    <StepForm<{ papers: PaperValues[] }>
      tools={tools}
      initial={{ papers: it.papers.map(({ kind, number, brand_name, file_ids, expires_on }) => ({ kind, number, brand_name, file_ids, expires_on })) }}
      onSubmit={async ({ papers }) => {
        await save.run({
          params: { path: { application_id: it.id } },
          body: { papers: (papers ?? []).map(writtenPaper), version: it.version },
        })
        await reload()
      }}
    >
      {it.category_ids.length > 0 && <Alert type={lacking.length > 0 ? 'warning' : 'success'} showIcon title={title} style={{ marginBlockEnd: 16 }} />}
      <ListField name="papers" label={t('papers')} fresh={FRESH} add={apply('papers.add')}>
        {(index) => (
          <Card size="small">
            <PaperFields at={[index]} path={['papers']} />
          </Card>
        )}
      </ListField>
    </StepForm>
  )
}
