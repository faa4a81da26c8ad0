/** All templates, one row each, with its channels. */
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Card, Flex, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { StatusTag } from '@ui/status-tag'
import { useText } from '../texts'

type Template = Schema<'TemplateView'>
interface Row {
  code: string
  name: string
  channels: Template[]
}

/** One row for each code, in the order of the server. */
function rowsOf(templates: readonly Template[]): Row[] {
  const rows = new Map<string, Row>()
  for (const one of templates) {
    const row = rows.get(one.code) ?? { code: one.code, name: one.name, channels: [] }
    row.channels.push(one)
    rows.set(one.code, row)
  }
  return [...rows.values()]
}

export default function Templates() {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/notices/templates')
  const columns = [
    {
      key: 'name',
      title: t('templates.name'),
      show: (row: Row) => (
        <Flex vertical>
          {row.name}
          <Typography.Text type="secondary">{row.code}</Typography.Text>
        </Flex>
      ),
    },
    ...(asked.data ?? []).slice(0, 4).map(({ channel }) => ({
      key: channel,
      title: t(`channel.${channel}`),
      width: 150,
      show: (row: Row) => <Channel template={row.channels.find((one) => one.channel === channel)} />,
    })),
  ]
  return (
    <PlainPage title={t('templates.title')} what={t('templates.what')} asked={asked}>
      <Card>
        <PlainTable<Row> rows={asked.data && rowsOf(asked.data)} rowKey="code" columns={columns} />
      </Card>
    </PlainPage>
  )
}

function Channel({ template }: { template: Template | undefined }) {
  const t = useText()
  if (template === undefined) return null
  return (
    <Link to={`/notices/templates/${template.code}/${template.channel}`}>
      <Flex gap={4} align="center">
        <StatusTag meaning={template.enabled ? 'good' : 'off'}>{template.enabled ? t('templates.on') : t('templates.off')}</StatusTag>
        {template.version > 0 && <Typography.Text type="secondary">{t('templates.edited')}</Typography.Text>}
      </Flex>
    </Link>
  )
}
