/** The steps of the application: what each asks for, and how each is saved. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { CategoriesField } from '@ui/category-field'
import { DocumentField } from '@ui/documents-field'
import { Custom, DateField, LongTextField, RadioField, TextField } from '@ui/fields'
import { RegionField } from '@ui/region-field'
import { type FormStep, StepForm, type StepTools } from '@ui/stepped-form'
import { PURPOSE } from '../papers/fields'
import type { Application } from '../states'
import { type Key, useText } from '../texts'
import { PapersStep } from './papers-step'
import { SummaryStep } from './summary-step'
import { useApplyText } from './texts'

const PATH = '/api/console/merchants/applications/{application_id}'

interface StepProps {
  application: Application
  reload: () => Promise<void>
  tools: StepTools
}

const KEYS = ['subject', 'licence', 'legal_person', 'account', 'categories', 'papers'] as const

export function useApplySteps(application: Application, reload: () => Promise<void>): FormStep[] {
  const t = useText()
  const apply = useApplyText()
  const shown = { subject: Subject, licence: Licence, legal_person: LegalPerson, account: Account, categories: Categories, papers: PapersStep }
  const steps = KEYS.map((key): FormStep => {
    const Step = shown[key]
    return {
      key,
      title: t(`step.${key}` as Key),
      what: apply(`${key}.what`),
      done: !application.unfinished.includes(key),
      note: application.notes[key],
      show: (tools) => <Step application={application} reload={reload} tools={tools} />,
    }
  })
  const summary: FormStep = {
    key: 'summary',
    title: apply('summary'),
    what: apply('summary.what'),
    done: false,
    show: (tools) => <SummaryStep application={application} reload={reload} tools={tools} />,
  }
  return [...steps, summary]
}

const at = (it: Application) => ({ params: { path: { application_id: it.id } } })

function Subject({ application: it, reload, tools }: StepProps) {
  const t = useText()
  const save = useAct('put', `${PATH}/subject`)
  const kinds = (['company', 'sole_trader'] as const).map((value) => ({ value, label: t(`subject_kind.${value}`) }))
  return (
    <StepForm<Schema<'SaveSubject'>>
      tools={tools}
      initial={{ ...picked(it, 'company_name', 'shop_name', 'contact_name', 'contact_phone', 'contact_email'), subject_kind: it.subject_kind ?? 'company' } as Partial<Schema<'SaveSubject'>>}
      onSubmit={async (values) => {
        await save.run({ ...at(it), body: { ...values, version: it.version } })
        await reload()
      }}
    >
      <RadioField name="subject_kind" label={t('subject_kind')} options={kinds} required />
      <TextField name="company_name" label={t('company')} required />
      <TextField name="shop_name" label={t('shop')} required max={30} />
      <TextField name="contact_name" label={t('contact_name')} required />
      <TextField name="contact_phone" label={t('contact_phone')} required max={24} />
      <TextField name="contact_email" label={t('contact_email')} />
    </StepForm>
  )
}

function Licence({ application: it, reload, tools }: StepProps) {
  const t = useText()
  const save = useAct('put', `${PATH}/licence`)
  return (
    <StepForm<Schema<'SaveLicence'>>
      tools={tools}
      initial={picked(it, 'licence_number', 'licence_file_id', 'licence_expires_on', 'licence_region', 'licence_address', 'business_scope') as Partial<Schema<'SaveLicence'>>}
      onSubmit={async (values) => {
        await save.run({ ...at(it), body: { ...values, version: it.version } })
        await reload()
      }}
    >
      <TextField name="licence_number" label={t('licence_number')} required max={40} />
      <Custom name="licence_file_id" label={t('licence_file')} required>
        <DocumentField purpose={PURPOSE} label={t('licence_file')} />
      </Custom>
      <DateField name="licence_expires_on" label={t('licence_expires_on')} help={t('no-end.help')} />
      <Custom name="licence_region" label={t('licence_region')} required>
        <RegionField />
      </Custom>
      <TextField name="licence_address" label={t('licence_address')} required />
      <LongTextField name="business_scope" label={t('business_scope')} required />
    </StepForm>
  )
}

function LegalPerson({ application: it, reload, tools }: StepProps) {
  const t = useText()
  const save = useAct('put', `${PATH}/legal-person`)
  return (
    <StepForm<Schema<'SaveLegalPerson'>>
      tools={tools}
      initial={picked(it, 'legal_name', 'id_number', 'id_front_file_id', 'id_back_file_id', 'id_expires_on') as Partial<Schema<'SaveLegalPerson'>>}
      onSubmit={async (values) => {
        await save.run({ ...at(it), body: { ...values, version: it.version } })
        await reload()
      }}
    >
      <TextField name="legal_name" label={t('legal_name')} required />
      <TextField name="id_number" label={t('id_number')} required max={40} />
      <Custom name="id_front_file_id" label={t('id_front')} required>
        <DocumentField purpose={PURPOSE} label={t('id_front')} />
      </Custom>
      <Custom name="id_back_file_id" label={t('id_back')} required>
        <DocumentField purpose={PURPOSE} label={t('id_back')} />
      </Custom>
      <DateField name="id_expires_on" label={t('id_expires_on')} help={t('no-end.help')} />
    </StepForm>
  )
}

function Account({ application: it, reload, tools }: StepProps) {
  const save = useAct('put', `${PATH}/account`)
  return (
    <StepForm<Schema<'SettlementAccount'>>
      tools={tools}
      initial={{ ...picked(it, 'account_name', 'bank_name', 'bank_branch', 'bank_account'), account_kind: it.account_kind ?? 'corporate' } as Partial<Schema<'SettlementAccount'>>}
      onSubmit={async (values) => {
        await save.run({ ...at(it), body: { ...values, bank_branch: values.bank_branch ?? '', version: it.version } })
        await reload()
      }}
    >
      <AccountFields />
    </StepForm>
  )
}

/** Where the platform pays: in the application, and when it changes. */
export function AccountFields() {
  const t = useText()
  const kinds = (['corporate', 'personal'] as const).map((value) => ({ value, label: t(`account_kind.${value}`) }))
  return (
    <>
      <RadioField name="account_kind" label={t('account_kind')} options={kinds} required />
      <TextField name="account_name" label={t('account_name')} required />
      <TextField name="bank_name" label={t('bank_name')} required />
      <TextField name="bank_branch" label={t('bank_branch')} />
      <TextField name="bank_account" label={t('bank_account')} required max={60} />
    </>
  )
}

function Categories({ application: it, reload, tools }: StepProps) {
  const t = useText()
  const save = useAct('put', `${PATH}/categories`)
  return (
    <StepForm<{ category_ids: string[] }>
      tools={tools}
      initial={{ category_ids: it.category_ids }}
      onSubmit={async (values) => {
        await save.run({ ...at(it), body: { ...values, version: it.version } })
        await reload()
      }}
    >
      <Custom name="category_ids" label={t('categories')} required>
        <CategoriesField />
      </Custom>
    </StepForm>
  )
}

/** These of the application's values, as a form begins with them. */
function picked<Name extends keyof Application>(it: Application, ...names: Name[]): Pick<Application, Name> {
  return Object.fromEntries(names.map((name) => [name, it[name]])) as Pick<Application, Name>
}
