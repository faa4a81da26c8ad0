/** All that an application says, step by step, to be read. */
import type { ReactNode } from 'react'
import { Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Facts, Section } from '@ui/detail-page'
import { FACT_STEPS, useFacts } from '../facts'
import { paperColumns, useKinds } from '../papers/columns'
import { type Application, Needs } from '../states'
import { type Key, useText } from '../texts'

interface SummaryProps {
  application: Application
  /** Beside the title of a step: a way to it, a note on it. */
  extra?: (step: string) => ReactNode
}

export function Summary({ application, extra }: SummaryProps) {
  const t = useText()
  const factsOf = useFacts()
  const { nameOf } = useKinds()
  const drafts = application.papers
  const first = [
    { label: t('company'), value: application.company_name },
    { label: t('shop'), value: application.shop_name },
  ]
  return (
    <Flex vertical gap={16}>
      {FACT_STEPS.map((step) => (
        <Facts
          key={step}
          title={t(`step.${step}` as Key)}
          extra={extra?.(step)}
          facts={[...(step === 'subject' ? first : []), ...factsOf(application, step)]}
        />
      ))}
      <Section title={t('categories')} extra={extra?.('categories')}>
        <PlainTable
          rows={application.categories}
          rowKey="category_id"
          columns={[
            { key: 'name', title: t('category'), show: (one) => one.name },
            { key: 'needs', title: t('needs'), show: (one) => <Needs category={one} /> },
          ]}
        />
      </Section>
      <Section title={t('papers')} extra={extra?.('papers')}>
        <PlainTable rows={drafts} columns={paperColumns(t, nameOf)} />
      </Section>
    </Flex>
  )
}
