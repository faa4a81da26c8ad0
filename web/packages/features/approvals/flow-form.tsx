/** The editor of one flow: for which requests, and who decides in which order. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ChoiceField, ChoicesField, Custom, FieldGroup, ListField, RadioField, SwitchField, TextField, WholeField } from '@ui/fields'
import { FormPage } from '@ui/form'
import { useMay } from '@ui/me'
import { Card, Flex } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { ApproverInput } from './approver-input'
import { useText } from './arranging-texts'
import { bodyOf, type FlowValues, freshApprover, freshStep, valuesOf } from './flow-values'

type Flow = Schema<'FlowDetailView'>
const LIST = '/approvals/flows'
const STEPS_MAX = 10
const APPROVERS_MAX = 20
const HOURS_MAX = 2160
const PRIORITY_MAX = 1000
const MERCHANTS_MAX = 200
const consoles = ['platform', 'merchant', 'warehouse'] as const

export default function FlowPage() {
  const { id } = useParams()
  return id === undefined ? <Editor /> : <Known id={id} />
}

function Known({ id }: { id: string }) {
  const asked = api.useQuery('get', '/api/console/approvals/flows/{flow_id}', { params: { path: { flow_id: id } } })
  return <Content asked={asked}>{asked.data !== undefined && <Editor key={asked.data.version} flow={asked.data} />}</Content>
}

function Editor({ flow }: { flow?: Flow }) {
  const t = useText()
  const may = useMay()
  const say = useSay()
  const go = useNavigate()
  const [first] = useState(() => [freshStep(t('flow.step.nth', { number: 1 }))])
  const create = useAct('post', '/api/console/approvals/flows')
  const edit = useAct('put', '/api/console/approvals/flows/{flow_id}')

  async function send(values: FlowValues) {
    const body = bodyOf(values, flow)
    if (flow === undefined) await create.run({ body: { ...body, act: values.act } })
    else await edit.run({ params: { path: { flow_id: flow.id } }, body: { ...body, version: flow.version } })
    say.done(t(flow === undefined ? 'flow.made' : 'flow.saved'))
  }

  return (
    <FormPage<FlowValues>
      title={flow?.name ?? t('flow.title.new')}
      what={t('flows.what')}
      back={LIST}
      disabled={!may('approvals.flow', 'write')}
      initial={flow === undefined ? { priority: 0, enabled: true, steps: first } : valuesOf(flow)}
      onSubmit={send}
      onDone={() => void go(LIST)}
    >
      <Basics isNew={flow === undefined} />
      <ListField name="steps" label={t('flow.steps')} fresh={freshStep('')} add={t('flow.step.add')} max={STEPS_MAX}>
        {(number) => <StepFields number={number} known={flow?.people ?? []} />}
      </ListField>
    </FormPage>
  )
}

function Basics({ isNew }: { isNew: boolean }) {
  const t = useText()
  const acts = api.useQuery('get', '/api/console/approvals/acts')
  const options = (acts.data ?? []).map((one) => ({ value: one.code, label: one.name }))
  return (
    <>
      <TextField name="name" label={t('flow.name')} required />
      <ChoiceField name="act" label={t('act')} help={t('flow.act.help')} options={options} loading={acts.isFetching} required disabled={!isNew} />
      <WholeField name="priority" label={t('flow.priority')} help={t('flow.priority.help')} min={0} max={PRIORITY_MAX} required />
      <SwitchField name="enabled" label={t('flow.enabled')} />
      <FieldGroup title={t('flow.conditions')} help={t('flow.conditions.help')}>
        <ChoicesField name="consoles" label={t('flow.consoles')} options={consoles.map((one) => ({ value: one, label: t(`console.${one}`) }))} />
        <WholeField name="amount_yuan" label={t('flow.amount')} unit={t('flow.amount.unit')} min={0} />
        <ListField name="merchant_ids" label={t('flow.merchants')} fresh="" add={t('flow.merchants.more')} max={MERCHANTS_MAX}>
          {(index) => <TextField name={[index]} label="" hint={t('flow.merchants.help')} max={36} />}
        </ListField>
      </FieldGroup>
    </>
  )
}

function StepFields({ number, known }: { number: number; known: readonly Schema<'PersonView'>[] }) {
  const t = useText()
  const modes = (['any', 'all'] as const).map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))
  const overdue = (['expire', 'remind'] as const).map((one) => ({ value: one, label: t(`overdue.${one}`) }))
  return (
    <Card size="small" title={t('flow.step.nth', { number: number + 1 })}>
      <TextField name={[number, 'name']} label={t('flow.step.name')} required />
      <ListField name={[number, 'approvers']} label={t('flow.approvers')} fresh={freshApprover} add={t('flow.approver.add')} max={APPROVERS_MAX}>
        {(index) => (
          <Custom name={[index]} label="">
            <ApproverInput known={known} />
          </Custom>
        )}
      </ListField>
      <RadioField name={[number, 'mode']} label={t('flow.step.mode')} options={modes} required />
      <Flex gap={24}>
        <WholeField name={[number, 'hours']} label={t('flow.step.hours')} min={1} max={HOURS_MAX} required />
        <RadioField name={[number, 'overdue']} label={t('flow.step.overdue')} options={overdue} required />
      </Flex>
    </Card>
  )
}
