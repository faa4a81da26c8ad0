/** Facts of a company as they are read: in the review, in the file, in the summary. */
import type { Schema } from '@api/types'
import { Documents } from '@ui/document-tile'
import type { Fact } from '@ui/detail-page'
import { useRegions, wayTo } from '@ui/regions'
import { type Key, type Text, useText } from './texts'

type FactsOf = Pick<
  Schema<'ApplicationView'>,
  | 'subject_kind' | 'contact_name' | 'contact_phone' | 'contact_email'
  | 'licence_number' | 'licence_file_id' | 'licence_expires_on' | 'licence_region' | 'licence_address' | 'business_scope'
  | 'legal_name' | 'id_number' | 'id_front_file_id' | 'id_back_file_id' | 'id_expires_on'
  | 'account_kind' | 'account_name' | 'bank_name' | 'bank_branch' | 'bank_account'
>

export type FactStep = 'subject' | 'licence' | 'legal_person' | 'account'
export const FACT_STEPS: readonly FactStep[] = ['subject', 'licence', 'legal_person', 'account']

/** Facts of one step. */
export function useFacts() {
  const t = useText()
  const { tree } = useRegions()
  const regionOf = (code: string | null) => wayTo(tree, code).map((node) => node.name).join(' ')
  return (it: FactsOf, step: FactStep): Fact[] => parts[step](it, t, regionOf)
}

const until = (day: string | null, t: Text) => day ?? t('no-end')
const named = (prefix: string, word: string | null, t: Text) => (word === null ? null : t(`${prefix}.${word}` as Key))

const parts: Record<FactStep, (it: FactsOf, t: Text, regionOf: (code: string | null) => string) => Fact[]> = {
  subject: (it, t) => [
    { label: t('subject_kind'), value: named('subject_kind', it.subject_kind, t) },
    { label: t('contact_name'), value: it.contact_name },
    { label: t('contact_phone'), value: it.contact_phone },
    { label: t('contact_email'), value: it.contact_email },
  ],
  licence: (it, t, regionOf) => [
    { label: t('licence_number'), value: it.licence_number },
    { label: t('licence_expires_on'), value: it.licence_number && until(it.licence_expires_on, t) },
    { label: t('licence_region'), value: regionOf(it.licence_region) },
    { label: t('licence_address'), value: it.licence_address },
    { label: t('business_scope'), value: it.business_scope, wide: true },
    { label: t('licence_file'), value: <Documents files={[it.licence_file_id]} />, wide: true },
  ],
  legal_person: (it, t) => [
    { label: t('legal_name'), value: it.legal_name },
    { label: t('id_number'), value: it.id_number },
    { label: t('id_expires_on'), value: it.legal_name && until(it.id_expires_on, t) },
    { label: t('id_files'), value: <Documents files={[it.id_front_file_id, it.id_back_file_id]} />, wide: true },
  ],
  account: (it, t) => [
    { label: t('account_kind'), value: named('account_kind', it.account_kind, t) },
    { label: t('account_name'), value: it.account_name },
    { label: t('bank_name'), value: it.bank_name },
    { label: t('bank_branch'), value: it.bank_branch },
    { label: t('bank_account'), value: it.bank_account },
  ],
}
