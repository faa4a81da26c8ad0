/** Columns of statements, their lines and problems. */
import type { Schema } from '@api/types'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex, Tooltip, Typography } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Day, Time } from '@ui/time'
import type { Text } from './texts'

export const STATEMENTS = '/api/console/reconciliation/statements'
export const LINES = '/api/console/reconciliation/statements/{statement_id}/lines'
export const PROBLEMS = '/api/console/reconciliation/statements/{statement_id}/problems'
export type Statement = Schema<'MoneyStatementView'>
type Row = RowOf<typeof STATEMENTS>
type Line = RowOf<typeof LINES>
type Problem = RowOf<typeof PROBLEMS>

const MEANINGS: Record<Statement['state'], Meaning> = { waiting: 'running', read: 'good', refused: 'bad' }
export const STATES = Object.keys(MEANINGS) as Statement['state'][]
export const CHANNELS = ['wechat', 'alipay', 'sandbox', 'bank', 'personal'] as const

export function StatementState({ it, t }: { it: Statement; t: Text }) {
  return (
    <Flex gap={4}>
      <StatusTag meaning={MEANINGS[it.state]}>{t(`state.${it.state}`)}</StatusTag>
      {it.problem_count > 0 && <StatusTag meaning="waiting">{t('problem.count', { count: it.problem_count })}</StatusTag>}
    </Flex>
  )
}

/** Why a file was refused, with its line and what stood there. */
export function whyOf(it: Statement, t: Text): string {
  if (it.fault === '') return ''
  const where = it.fault_line > 0 ? t('line.at', { line: it.fault_line }) : ''
  const what = it.fault_word === '' ? '' : t('line.word', { word: it.fault_word })
  return `${where}${t(`fault.${it.fault}`)}${what}`
}

export function formOf(it: Statement, t: Text): string {
  return it.form === '' ? '—' : t(`form.${it.form}`)
}

function daysOf(it: Statement) {
  if (it.day_first === null || it.day_last === null) return '—'
  if (it.day_first === it.day_last) return <Day at={it.day_first} />
  return (
    <span>
      <Day at={it.day_first} /> ~ <Day at={it.day_last} />
    </span>
  )
}

export function statementColumns(t: Text): Column<Row>[] {
  return [
    { key: 'file', title: t('file'), width: 240, show: (it) => it.file_name },
    { key: 'state', title: t('state'), width: 190, show: (it) => <StatementState it={it} t={t} /> },
    { key: 'form', title: t('form'), width: 160, show: (it) => formOf(it, t) },
    { key: 'account', title: t('account'), width: 170, hidden: true, show: (it) => it.account || '—' },
    { key: 'days', title: t('days'), width: 210, show: daysOf },
    { key: 'lines', title: t('lines'), width: 80, right: true, show: (it) => it.line_count },
    { key: 'repeated', title: t('repeated'), width: 90, right: true, show: (it) => it.repeated_count || '—' },
    { key: 'came', title: t('came'), width: 130, right: true, show: (it) => <Money fen={it.came_fen} /> },
    { key: 'went', title: t('went'), width: 130, right: true, show: (it) => <Money fen={it.went_fen} /> },
    { key: 'created', title: t('created'), width: 130, show: (it) => <Time at={it.created_at} /> },
  ]
}

export function statementFilters(t: Text): Filter[] {
  return [
    { kind: 'choice', name: 'channel', title: t('channel'), options: CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })) },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('created') },
  ]
}

export function lineColumns(t: Text): Column<Line>[] {
  return [
    { key: 'line', title: t('line'), width: 90, show: (it) => <LinePlace it={it} t={t} /> },
    { key: 'at', title: t('at'), width: 180, show: (it) => <Time at={it.moved_at} exact /> },
    { key: 'amount', title: t('amount'), width: 130, right: true, show: (it) => <Money fen={it.amount_fen} /> },
    { key: 'balance', title: t('balance'), width: 130, right: true, show: (it) => (it.balance_fen === null ? '—' : <Money fen={it.balance_fen} />) },
    { key: 'number', title: t('number'), width: 200, show: (it) => it.number || '—' },
    { key: 'gateway-number', title: t('gateway-number'), width: 260, show: (it) => it.gateway_number || '—' },
    { key: 'party', title: t('party'), width: 160, show: (it) => it.party || '—' },
    { key: 'summary', title: t('summary'), width: 200, show: (it) => it.summary || '—' },
    { key: 'raw', title: t('raw'), hidden: true, show: (it) => <Raw text={it.raw} /> },
  ]
}

function LinePlace({ it, t }: { it: Line; t: Text }) {
  return (
    <Flex gap={4}>
      <span>{it.line}</span>
      {it.repeated && <StatusTag meaning="off">{t('repeated.one')}</StatusTag>}
    </Flex>
  )
}

function Raw({ text }: { text: string }) {
  return (
    <Tooltip title={text}>
      <Typography.Text code ellipsis style={{ maxWidth: 320 }}>
        {text}
      </Typography.Text>
    </Tooltip>
  )
}

export function lineFilters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'yes-no', name: 'repeated', title: t('repeated.one') },
  ]
}

export function problemColumns(t: Text): Column<Problem>[] {
  return [
    { key: 'line', title: t('line'), width: 90, show: (it) => (it.line > 0 ? it.line : '—') },
    { key: 'oddity', title: t('problem'), width: 420, show: (it) => t(`oddity.${it.oddity}`) },
    { key: 'word', title: t('problem.word'), width: 320, show: (it) => it.word || '—' },
  ]
}
