/** The form of a promotion, new or known; what it gives depends on its kind. */
import { ChoiceField, FieldGroup, RadioField, SwitchField, TextField, TimeField, WholeField } from '@ui/fields'
import { useMe } from '@ui/me'
import { Flex, Form } from '@ui/parts'
import { YuanField } from '@ui/yuan-field'
import { type Kind, kindsOf, type Owner, PRICES_PIECES, WITHOUT_BUDGET } from '../kinds'
import { ScopeFields } from '../scope-fields'
import { ShareField } from '../share-field'
import { type FormText, useFormText } from '../words-form'
import { TermsFields } from './terms-fields'

const NAME_MAX = 200
const COUNT_MAX = 1_000_000_000
const FEN_MAX = 10_000_000_000
const LEVEL_MAX = 100
const PRIORITY_MAX = 1_000
const SETS = Array.from({ length: 10 }, (_, number) => number)

interface Props {
  kind: Kind
  owner: Owner
  isNew?: boolean
}

export function PromotionFields({ kind, owner, isNew = false }: Props) {
  const t = useFormText()
  const atPlatform = useMe().place.merchant_id === null
  const rate = Form.useWatch(['terms', 'timed_price', 'pay_permille'], { form: Form.useFormInstance(), preserve: true }) as number | null | undefined
  return (
    <>
      <FieldGroup title={t('basics')}>
        {atPlatform && <RadioField name="owner" label={t('owner')} disabled={!isNew} required options={(['platform', 'shop'] as const).map((value) => ({ value, label: t(`owner.${value}`) }))} />}
        <ChoiceField name="kind" label={t('kind')} help={isNew ? undefined : t('kind.stays')} disabled={!isNew} required options={kindsOf(owner).map((value) => ({ value, label: t(`kind.${value}`) }))} />
        <TextField name="name" label={t('name')} help={t('name.help')} hint={t('name.hint')} max={NAME_MAX} required />
        <TextField name="name_en" label={t('name-en')} help={t('name-en.help')} max={NAME_MAX} />
        <Flex gap={24} wrap>
          <TimeField name="starts_at" label={t('starts')} required />
          <TimeField name="ends_at" label={t('ends')} required />
        </Flex>
      </FieldGroup>
      <FieldGroup title={t('effect')}>
        <TermsFields kind={kind} />
      </FieldGroup>
      <ScopeFields isPlatforms={owner === 'platform'} ownPricesOnly={kind === 'timed_price' && !rate} />
      <Limits kind={kind} t={t} />
      <Together kind={kind} t={t} />
      {atPlatform && (
        <FieldGroup title={t('bearer')}>
          <ShareField />
        </FieldGroup>
      )}
    </>
  )
}

function Limits({ kind, t }: { kind: Kind; t: FormText }) {
  const ofPieces = PRICES_PIECES.has(kind)
  return (
    <FieldGroup title={t('whom')}>
      <Flex gap={24} wrap>
        <SwitchField name={['audience', 'only_members']} label={t('only-members')} />
        <SwitchField name={['audience', 'only_new']} label={t('only-new')} />
        {kind !== 'member_price' && <WholeField name={['audience', 'level_min']} label={t('level-min')} help={t('level-min.help')} min={0} max={LEVEL_MAX} required />}
      </Flex>
      <Flex gap={24} wrap>
        {ofPieces && <WholeField name={['limits', 'per_order_pieces']} label={t('per-order')} hint={t('unlimited')} min={1} max={COUNT_MAX} unit={t('pieces')} />}
        <WholeField name={['limits', 'per_person']} label={t(ofPieces ? 'per-person.pieces' : 'per-person')} hint={t('unlimited')} min={1} max={COUNT_MAX} unit={t(ofPieces ? 'pieces' : 'orders')} />
        <WholeField name={['limits', 'uses']} label={t('uses')} help={t('limits.raise')} hint={t('unlimited')} min={1} max={COUNT_MAX} unit={t('orders')} />
      </Flex>
      {!WITHOUT_BUDGET.has(kind) && <YuanField name={['limits', 'budget_fen']} label={t('budget')} help={t('budget.help')} hint={t('unlimited')} min={1} max={FEN_MAX * LEVEL_MAX} />}
    </FieldGroup>
  )
}

function Together({ kind, t }: { kind: Kind; t: FormText }) {
  return (
    <FieldGroup title={t('together')}>
      {!PRICES_PIECES.has(kind) && (
        <ChoiceField name="combination_set" label={t('set')} help={t('set.help')} required options={SETS.map((value) => ({ value, label: value === 0 ? t('set.usual') : t('set.number', { number: value }) })) as never} />
      )}
      <WholeField name="priority" label={t('priority')} help={t('priority.help')} min={0} max={PRIORITY_MAX} required />
      <Flex gap={24} wrap>
        <SwitchField name="exclusive" label={t('exclusive')} />
        <SwitchField name="with_coupons" label={t('with-coupons')} />
      </Flex>
    </FieldGroup>
  )
}
