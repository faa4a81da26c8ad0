/** One application as it is reviewed: all that it says, what it lacks, and the decision. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Alert, Flex, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { lackingPapers } from '../apply/lacking'
import { Summary } from '../apply/summary-facts'
import { type Application, State } from '../states'
import { useText } from '../texts'
import { Decide } from './decide'
import { useReviewText } from './texts'

export default function ApplicationDetail() {
  const t = useText()
  const review = useReviewText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/merchants/applications/{application_id}', { params: { path: { application_id: id } } })
  return (
    <DetailPage<Application>
      asked={asked}
      back="/merchants/applications"
      title={(it) => it.company_name}
      state={(it) => <State kind="application" state={it.state} />}
      facts={(it) => [
        { label: t('application.number'), value: it.number },
        { label: t('shop'), value: it.shop_name },
        { label: review('submitted-at'), value: <Time at={it.submitted_at} exact /> },
        ...(it.decided_at ? [{ label: review('decided'), value: <Time at={it.decided_at} exact /> }] : []),
        ...(it.reason ? [{ label: review('reason'), value: it.reason }] : []),
      ]}
      acts={(it) => may('merchants.review', 'write') && it.state === 'submitted' && <Decide application={it} />}
      aside={(it) => (
        <Section title={review('related')}>
          <Flex vertical gap={8}>
            {may('merchants.merchant') && <Link to={`/merchants/merchants/${it.merchant_id}`}>{review('merchant')}</Link>}
          </Flex>
        </Section>
      )}
      thing="merchants.application"
      thingId={id}
    >
      {(it) => <Reviewed application={it} />}
    </DetailPage>
  )
}

function Reviewed({ application: it }: { application: Application }) {
  const review = useReviewText()
  const lacking = lackingPapers(it)
  const note = (step: string) => it.notes[step] && <Typography.Text type="warning">{`${review('note')}: ${it.notes[step]}`}</Typography.Text>
  return (
    <Flex vertical gap={16}>
      {it.state === 'draft' && <Alert type="info" showIcon title={review('not-submitted')} />}
      {lacking.length > 0 && <Alert type="warning" showIcon title={review('lacking')} description={review('lacking.what', { papers: lacking.join('、') })} />}
      <Summary application={it} extra={note} />
    </Flex>
  )
}
