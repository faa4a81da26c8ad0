/** The SKUs of a product, each cell written where it stands. */
import type { ReactNode } from 'react'
import { useLanguage } from '@ui/language'
import { Flex, Input, InputNumber, Switch, Table, type TableColumnsType, Tooltip, Typography } from '@ui/parts'
import { YuanInput } from '@ui/yuan-field'
import { Components } from './components-field'
import type { AttributeRule } from './rules'
import { SkuPicture } from './sku-picture'
import { type Filled, laidDown, type SkuRow, type WrongAt } from './skus'
import { keyOf, linesOf, ruleName, shownSpec, shownValue } from './specs'
import { useEditorText } from './texts-editor'

interface SkuTableProps {
  rules: readonly AttributeRule[]
  rows: readonly SkuRow[]
  onChange: (rows: SkuRow[]) => void
  pictures: readonly string[]
  wrongAt: WrongAt
  costs: boolean
  bundle: boolean
  disabled?: boolean
}

const ROWS_SHOWN = 50

export function SkuTable(props: SkuTableProps) {
  const { rules, rows, onChange, pictures, wrongAt, costs, bundle, disabled } = props
  const t = useEditorText()
  const { language } = useLanguage()
  const put = (index: number, part: Partial<SkuRow>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const nameAt = (field: string, index: number) => `${field} ${index + 1}`
  const at = (row: SkuRow) => rows.indexOf(row)

  const cell = (field: string, width: number, control: (row: SkuRow, index: number, wrong: boolean) => ReactNode) => ({
    width,
    render: (_: unknown, row: SkuRow) => {
      const why = wrongAt(at(row), field)
      return <Cell why={why}>{control(row, at(row), why !== undefined)}</Cell>
    },
  })
  const money = (field: Filled, needed = false) => ({
    key: field,
    title: needed ? <Needed>{t(`sku.${field}`)}</Needed> : t(`sku.${field}`),
    ...cell(field, 104, (row, index, wrong) => (
      <YuanInput
        small
        width="100%"
        value={row[field]}
        onChange={(fen) => put(index, { [field]: fen })}
        disabled={disabled}
        wrong={wrong || (needed && row[field] === null)}
        label={nameAt(t(`sku.${field}`), index)}
      />
    )),
  })
  const whole = (field: 'weight_gram' | 'volume_cm3' | 'shelf_life_days', min = 0) => ({
    key: field,
    title: `${t(`sku.${field}`)} (${t(`unit.${field}`)})`,
    ...cell(field, 92, (row, index, wrong) => (
      <InputNumber
        size="small"
        controls={false}
        min={min}
        precision={0}
        value={row[field]}
        onChange={(value) => put(index, { [field]: value })}
        disabled={disabled}
        status={wrong ? 'error' : undefined}
        aria-label={nameAt(t(`sku.${field}`), index)}
        style={{ width: '100%' }}
      />
    )),
  })
  const words = (field: 'code' | 'barcode', max: number) => ({
    key: field,
    title: t(`sku.${field}`),
    ...cell(field, 136, (row, index, wrong) => (
      <Input
        size="small"
        maxLength={max}
        value={row[field] ?? ''}
        onChange={(event) => put(index, { [field]: event.target.value.trim() || null })}
        onPaste={(event) => {
          const lines = linesOf(event.clipboardData.getData('text'))
          if (lines.length < 2) return
          event.preventDefault()
          onChange(laidDown(rows, index, field, lines))
        }}
        disabled={disabled}
        status={wrong ? 'error' : undefined}
        aria-label={nameAt(t(`sku.${field}`), index)}
      />
    )),
  })

  const spec: TableColumnsType<SkuRow> = rules
    .filter((rule) => rows.some((row) => row.spec[rule.id] !== undefined))
    .map((rule) => ({
      key: rule.id,
      title: ruleName(rule, language),
      width: 84,
      fixed: 'left' as const,
      render: (_, row) => shownValue(rule, row.spec[rule.id] ?? '', language),
    }))
  const columns: TableColumnsType<SkuRow> = [
    ...spec,
    {
      key: 'picture',
      title: t('sku.picture'),
      ...cell('picture', 50, (row, index) => (
        <SkuPicture value={row.picture} onChange={(picture) => put(index, { picture })} pictures={pictures} disabled={disabled} label={nameAt(t('sku.picture'), index)} />
      )),
    },
    ...(bundle
      ? [
          {
            key: 'components',
            title: <Needed>{t('components')}</Needed>,
            ...cell('components', 150, (row, index) => (
              <Components
                value={row.components}
                onChange={(components) => put(index, { components })}
                of={shownSpec(rules, row.spec, language) || t('components.whole')}
                disabled={disabled}
              />
            )),
          },
        ]
      : []),
    money('price_fen', true),
    money('market_fen'),
    ...(costs ? [money('cost_fen')] : []),
    words('code', 60),
    words('barcode', 14),
    whole('weight_gram'),
    whole('volume_cm3'),
    ...(bundle ? [] : [whole('shelf_life_days', 1)]),
    {
      key: 'enabled',
      title: t('sku.enabled'),
      ...cell('state', 60, (row, index) => (
        <Switch size="small" checked={row.enabled} onChange={(enabled) => put(index, { enabled })} disabled={disabled} aria-label={nameAt(t('sku.enabled'), index)} />
      )),
    },
  ]
  return (
    <Flex vertical gap={4}>
      <Table<SkuRow>
        size="small"
        rowKey={(row) => keyOf(row.spec)}
        columns={columns}
        dataSource={[...rows]}
        pagination={rows.length > ROWS_SHOWN && { pageSize: ROWS_SHOWN, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('skus.none') }}
      />
      {rows.length > 1 && !disabled && (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('skus.paste')}
        </Typography.Text>
      )}
    </Flex>
  )
}

function Needed({ children }: { children: ReactNode }) {
  return (
    <>
      <span style={{ color: 'var(--ant-color-error)' }}>* </span>
      {children}
    </>
  )
}

/** A control and, when something is wrong with it, what. */
function Cell({ why, children }: { why: string | undefined; children: ReactNode }) {
  if (why === undefined) return children
  return (
    <Tooltip title={why}>
      <div>
        {children}
        <Typography.Text type="danger" style={{ fontSize: 12, whiteSpace: 'normal', display: 'block', lineHeight: '16px' }} role="alert">
          {why}
        </Typography.Text>
      </div>
    </Tooltip>
  )
}
