/** Steps of a promotion, the lowest first: rows of a few controls in a sentence. */
import type { ReactNode } from 'react'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { Button, Flex, Form, Typography } from '@ui/parts'
import type { Kind } from '../kinds'
import { useFormText } from '../words-form'

const STEPS_MAX = 10

interface Props {
  kind: Kind
  fresh: object
  max?: number
  /** The controls of a step; `list` is where the steps stand. */
  children: (row: number, list: (string | number)[]) => ReactNode
}

export function Steps({ kind, fresh, max = STEPS_MAX, children }: Props) {
  const t = useFormText()
  const list = ['terms', kind, 'steps']
  const some = (_rule: unknown, rows: unknown[] | undefined) => (rows !== undefined && rows.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('must.step'))))
  return (
    <Form.List name={list} rules={[{ validator: some }]}>
      {(rows, { add, remove }, { errors }) => (
        <Flex vertical gap={12} style={{ marginBlockEnd: 16 }}>
          {rows.map((row, number) => (
            <Flex key={row.key} gap={8} align="flex-start">
              <Typography.Text type="secondary" style={{ flex: 'none', width: 64, lineHeight: '32px' }}>
                {t('step', { number: number + 1 })}
              </Typography.Text>
              <div style={{ flex: 1, minWidth: 0 }}>{children(row.name, list)}</div>
              {rows.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove', { name: t('step', { number: number + 1 }) })} onClick={() => remove(row.name)} />}
            </Flex>
          ))}
          {rows.length < max && (
            <div>
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(fresh)}>
                {t('step.add')}
              </Button>
            </div>
          )}
          <Form.ErrorList errors={errors} />
        </Flex>
      )}
    </Form.List>
  )
}

/** A word between two controls. */
export function Between({ children }: { children: ReactNode }) {
  return <Typography.Text style={{ lineHeight: '32px' }}>{children}</Typography.Text>
}

export function InRow({ children }: { children: ReactNode }) {
  return (
    <Flex gap={8} wrap align="flex-start">
      {children}
    </Flex>
  )
}
