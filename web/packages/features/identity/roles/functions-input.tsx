/** Which functions a role gives, by module, each with the acts behind it. */
import { useMemo } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Flex, Radio, Segmented, Skeleton, Tag, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { given, type How, howOf, type Level, levelOf, withLevel } from './levels'
import { type Text, useText } from './texts'

type Fn = Schema<'FunctionView'>
type Console = Fn['consoles'][number]

interface Props {
  console: Console
  disabled?: boolean
  value?: string[]
  onChange?: (permissions: string[]) => void
}

const HOWS: How[] = ['chosen', 'reads', 'all']

export function FunctionsInput({ console, disabled = false, value = [], onChange }: Props) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/identity/functions')
  const modules = useMemo(() => byModule((asked.data ?? []).filter((one) => one.consoles.includes(console))), [asked.data, console])
  const how = howOf(value)
  return (
    <Flex vertical gap={16}>
      <Radio.Group
        aria-label={t('functions.how')}
        disabled={disabled}
        value={how}
        onChange={(event) => onChange?.(given(value, event.target.value as How))}
        options={HOWS.map((one) => ({ value: one, label: t(`functions.${one}`) }))}
      />
      {how === 'chosen' && asked.data === undefined && <Skeleton active />}
      {how === 'chosen' &&
        modules.map(([name, functions]) => (
          <section key={name}>
            <Typography.Title level={3} style={{ fontSize: 14, marginBlock: '0 8px' }}>
              {name}
            </Typography.Title>
            <Functions functions={functions} t={t} disabled={disabled} value={value} onChange={onChange} />
          </section>
        ))}
    </Flex>
  )
}

function byModule(functions: readonly Fn[]): [string, Fn[]][] {
  const modules = new Map<string, Fn[]>()
  for (const one of functions) modules.set(one.module_name, [...(modules.get(one.module_name) ?? []), one])
  return [...modules]
}

function Functions({ functions, t, disabled, value = [], onChange }: Omit<Props, 'console'> & { functions: Fn[]; t: Text }) {
  const levels = (one: Fn): Level[] => (one.levels.includes('write') ? ['none', 'read', 'write'] : ['none', 'read'])
  return (
    <PlainTable<Fn>
      rows={functions}
      rowKey="code"
      more={(one) => <Doors of={one} t={t} />}
      columns={[
        { key: 'name', title: t('function'), width: 260, show: (one) => one.name },
        { key: 'doors', title: '', width: 140, show: (one) => <Typography.Text type="secondary">{t('doors', { count: one.doors.length })}</Typography.Text> },
        {
          key: 'level',
          title: t('level'),
          right: true,
          show: (one) => (
            <Segmented<Level>
              size="small"
              aria-label={one.name}
              disabled={disabled}
              value={levelOf(value, one.code)}
              onChange={(level) => onChange?.(withLevel(value, one.code, level))}
              options={levels(one).map((level) => ({ value: level, label: t(`level.${level}`) }))}
            />
          ),
        },
      ]}
    />
  )
}

function Doors({ of, t }: { of: Fn; t: Text }) {
  return (
    <Flex gap={8} wrap>
      {of.doors.map((door) => (
        <Tag key={door.operation} color={door.level === 'write' ? 'gold' : undefined}>
          {door.name} · {t(`level.${door.level}`)}
        </Tag>
      ))}
    </Flex>
  )
}
