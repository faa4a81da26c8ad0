/** From which warehouse orders go: the rules, what they weigh, when an order may be divided. */
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { FormCard } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { PlainPage } from '@ui/plain-page'
import { Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { bookOf, type BookValues, valuesOf } from './book'
import { BookFields } from './fields'
import { useRuleText } from './texts'

export default function Rules() {
  const t = useRuleText()
  const say = useSay()
  const mayWrite = useMay()('fulfilment.rule', 'write')
  const isPlatform = useMe().place.console === 'platform'
  const asked = api.useQuery('get', '/api/console/fulfilment/rules')
  const change = useAct('put', '/api/console/fulfilment/rules')
  const found = asked.data
  async function save(values: BookValues) {
    await change.run({ body: { version: found?.version ?? 0, book: bookOf(values) } })
    say.done(t('rules.saved'))
  }
  return (
    <PlainPage title={t('rules')} what={t('rules.what')} asked={asked} primary={<Link to="/fulfilment/simulation">{t('simulation')}</Link>}>
      {found !== undefined && (
        <FormCard<BookValues> key={found.version} initial={valuesOf(found.book)} onSubmit={save} disabled={!mayWrite}>
          {!isPlatform && <Typography.Paragraph type="secondary">{t(found.version > 0 ? 'rules.own' : 'rules.usual')}</Typography.Paragraph>}
          <BookFields promised />
        </FormCard>
      )}
    </PlainPage>
  )
}
