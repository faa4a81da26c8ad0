/** Categories of a merchant: what they ask for, and what the platform decides. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Section } from '@ui/detail-page'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import type { RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { type Category, type Merchant, Needs, State } from '../states'
import { useText } from '../texts'
import { useMerchantText } from './texts'

const PATH = '/api/console/merchants/merchants/{merchant_id}/categories/{granted_id}'

export function Categories({ merchant: it }: { merchant: Merchant }) {
  const t = useText()
  const m = useMerchantText()
  const may = useMay()('merchants.review', 'write')
  const say = useSay()
  const [open, setOpen] = useState<{ category: Category; act: 'refuse' | 'withdraw' } | null>(null)
  const grant = useAct('post', `${PATH}/grant`)

  async function grantIt(category: Category) {
    try {
      await grant.run({ params: { path: { merchant_id: it.id, granted_id: category.category_id } } })
      say.done(m('category.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  function actsOf(one: Category): RowAct[] {
    const lacking = one.needs.some((need) => need.state !== 'met') && m('category.lacking')
    const asked = { key: 'grant', title: m('category.grant'), run: () => grantIt(one), disabled: lacking }
    const refuse = { key: 'refuse', title: m('category.refuse'), run: () => setOpen({ category: one, act: 'refuse' }), danger: true }
    const take = { key: 'withdraw', title: m('category.withdraw'), run: () => setOpen({ category: one, act: 'withdraw' }), danger: true }
    if (one.state === 'asked') return [asked, refuse]
    return one.state === 'granted' || one.state === 'lacking' ? [take] : [asked]
  }

  return (
    <Section title={t('categories')}>
      <CategoryTable categories={it.categories} acts={may ? actsOf : undefined} />
      {open !== null && <Say merchant={it} {...open} close={() => setOpen(null)} />}
    </Section>
  )
}

/** Also in the merchant's own file. */
export function CategoryTable({ categories, acts }: { categories: Category[]; acts?: (one: Category) => RowAct[] }) {
  const t = useText()
  const m = useMerchantText()
  return (
    <PlainTable<Category>
      rows={categories}
      rowKey="category_id"
      empty={m('categories.none')}
      acts={acts}
      columns={[
        { key: 'name', title: t('category'), show: (one) => one.name },
        { key: 'needs', title: t('needs'), show: (one) => <Needs category={one} /> },
        {
          key: 'state',
          title: t('state'),
          show: (one) => (
            <>
              <State kind="grant" state={one.state} /> {one.note && <Typography.Text type="secondary">{one.note}</Typography.Text>}
            </>
          ),
        },
      ]}
    />
  )
}

function Say({ merchant, category, act, close }: { merchant: Merchant; category: Category; act: 'refuse' | 'withdraw'; close: () => void }) {
  const m = useMerchantText()
  const say = useSay()
  const decide = useAct('post', `${PATH}/${act}`)
  return (
    <FormModal<{ note: string }>
      open
      danger
      title={`${m(`category.${act}`)}: ${category.name}`}
      onClose={close}
      submit={m(`category.${act}`)}
      onSubmit={async (body) => {
        await decide.run({ params: { path: { merchant_id: merchant.id, granted_id: category.category_id } }, body })
        say.done(m('category.done'))
      }}
    >
      <TextField name="note" label={m('category.note')} required />
    </FormModal>
  )
}
