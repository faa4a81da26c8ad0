/** What goods cost now, and why: by all promotions that are live. */
import { useSearchParams } from 'react-router'
import { useMe } from '@ui/me'
import { Card } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useTrialText } from '../words-trial'
import { Panel } from './panel'

export default function Trial() {
  const t = useTrialText()
  const { place } = useMe()
  const [asked] = useSearchParams()
  return (
    <PlainPage title={t('trial.title')} what={t('trial.what')}>
      <Card style={{ maxWidth: 760 }}>
        <Panel merchant={place.merchant_id} promotionId={asked.get('promotion') ?? undefined} wide />
      </Card>
    </PlainPage>
  )
}
