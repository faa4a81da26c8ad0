/** What a request would change, in the words of those who decide about it. */
import { useMemo } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Differences } from '@ui/differences'
import { useMay } from '@ui/me'
import { Flex, Typography } from '@ui/parts'
import { type Names, worded } from './change-words'
import { FIELDS, useFieldText } from './field-texts'
import { useText } from './texts'

type Difference = Schema<'approvals.DifferenceView'>
const ROLES_MAX = 200

export function Changes({ differences }: { differences: readonly Difference[] }) {
  const t = useText()
  const names = useNames()
  if (differences.length === 0) return <Typography.Text type="secondary">{t('changes.none')}</Typography.Text>
  return (
    <Flex vertical gap={16}>
      {differences.map((one) => (
        <Change key={`${one.thing} ${one.thing_id}`} difference={one} names={names} />
      ))}
    </Flex>
  )
}

function Change({ difference, names }: { difference: Difference; names: Names }) {
  const t = useText()
  const fieldText = useFieldText()
  const labels = useMemo(() => Object.fromEntries(FIELDS.map((field) => [field, fieldText(field)])), [fieldText])
  const state = (side: 'before' | 'after') =>
    Object.fromEntries(
      difference.changes.map((one) => {
        const hidden = side === 'after' ? t('changes.hidden') : null
        return [one.field, one.hidden ? hidden : worded(one.field, one[side], names, fieldText)]
      }),
    )
  return (
    <div>
      {difference.name !== '' && <Typography.Paragraph strong>{difference.name}</Typography.Paragraph>}
      <Differences before={state('before')} after={state('after')} names={labels} />
    </div>
  )
}

/** Names from the role editor, for those who may look at roles; for others codes stay codes. */
function useNames(): Names {
  const may = useMay()
  const enabled = may('identity.role')
  const functions = api.useQuery('get', '/api/console/identity/functions', {}, { enabled }).data
  const fields = api.useQuery('get', '/api/console/identity/fields', {}, { enabled }).data
  const roles = api.useQuery('get', '/api/console/identity/roles', { params: { query: { limit: ROLES_MAX } } }, { enabled }).data
  return useMemo(
    () => ({
      functions: new Map(functions?.map((one) => [one.code, one.name])),
      fields: new Map(fields?.map((one) => [one.code, one.name])),
      roles: new Map(roles?.items.map((one) => [one.id, one.name])),
    }),
    [functions, fields, roles],
  )
}
