/** What somebody sees: functions with their level, how far he reaches, which fields. */
import type { Schema } from '@api/types'
import { Card, Descriptions, Flex, Skeleton, Tag, Typography } from '@ui/parts'
import { useText } from './roles/texts'

type Preview = Schema<'PreviewView'>

export function PreviewCard({ preview, title }: { preview: Preview | undefined; title: string }) {
  const t = useText()
  if (preview === undefined)
    return (
      <Card title={title}>
        <Skeleton active />
      </Card>
    )
  const open = preview.functions.filter((one) => one.level !== 'none')
  const modules = [...new Set(open.map((one) => one.module_name))]
  return (
    <Card title={title}>
      <Typography.Text strong>{t('preview.functions')}</Typography.Text>
      {open.length === 0 && <Typography.Paragraph type="secondary">{t('preview.nothing')}</Typography.Paragraph>}
      {modules.map((module) => (
        <div key={module} style={{ marginBlock: 8 }}>
          <Typography.Text type="secondary">{module}</Typography.Text>
          <Flex gap={4} wrap>
            {open
              .filter((one) => one.module_name === module)
              .map((one) => (
                <Tag key={one.code} color={one.level === 'write' ? 'success' : undefined}>
                  {one.name} · {t(`level.${one.level}`)}
                </Tag>
              ))}
          </Flex>
        </div>
      ))}
      <Descriptions
        title={t('reach')}
        size="small"
        column={1}
        style={{ marginBlock: 16 }}
        items={preview.reach.map((one) => ({ key: one.kind, label: t(`reach.${one.kind}`), children: one.words }))}
      />
      <Descriptions
        title={t('fields')}
        size="small"
        column={1}
        items={preview.fields.map((one) => ({ key: one.code, label: one.name, children: t(`right.${one.right}`) }))}
      />
    </Card>
  )
}
