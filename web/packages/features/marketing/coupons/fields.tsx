/** The form of a batch of coupons, new or a draft. */
import { ChoiceField, Custom, FieldGroup, RadioField, TextField, TimeField, WholeField } from '@ui/fields'
import { useMe } from '@ui/me'
import { Flex, Form } from '@ui/parts'
import { YuanField, YuanInput } from '@ui/yuan-field'
import type { Owner } from '../kinds'
import { RateInput } from '../rate-input'
import { ScopeFields } from '../scope-fields'
import { ShareField } from '../share-field'
import { useText } from '../words'
import { useCouponText } from '../words-coupons'
import { useFormText } from '../words-form'
import type { Values } from './values'

const NAME_MAX = 200
const FEN_MAX = 10_000_000_000
const COUNT_MAX = 1_000_000_000
const PER_MEMBER_MAX = 100
const DAYS_MAX = 3_650

export function CouponFields({ owner, isNew = false }: { owner: Owner; isNew?: boolean }) {
  const t = useCouponText()
  const form = useFormText()
  const word = useText()
  const held = Form.useFormInstance<Values>()
  const way = Form.useWatch('way', { form: held, preserve: true })
  const validity = Form.useWatch('validity', { form: held, preserve: true })
  const atPlatform = useMe().place.merchant_id === null
  return (
    <>
      <FieldGroup title={form('basics')}>
        {atPlatform && <RadioField name="owner" label={word('shop')} disabled={!isNew} required options={(['platform', 'shop'] as const).map((value) => ({ value, label: t(`owner.${value}`) }))} />}
        <TextField name="name" label={t('name')} help={t('name.help')} hint={t('name.hint')} max={NAME_MAX} required />
      </FieldGroup>
      <OfferFields />
      <ScopeFields isPlatforms={owner === 'platform'} />
      <FieldGroup title={t('giving')}>
        <RadioField name="way" label={t('way')} help={isNew ? undefined : t('way.stays')} disabled={!isNew} required options={(['taken', 'sent', 'code'] as const).map((value) => ({ value, label: t(`way.${value}.long`) }))} />
        {way === 'sent' && <ChoiceField name="sent_on" label={t('sent-on')} hint={t('sent-on.none')} disabled={!isNew} options={(['member_joined', 'first_order_paid'] as const).map((value) => ({ value, label: t(`sent-on.${value}`) }))} />}
        <Flex gap={24} wrap>
          <WholeField name="count_max" label={t('count')} help={t('count.help')} min={1} max={COUNT_MAX} unit={t('sheets')} required />
          <WholeField name="per_member" label={t('per-member')} min={1} max={PER_MEMBER_MAX} unit={t('sheets')} required />
        </Flex>
        <Flex gap={24} wrap>
          <TimeField name="take_from" label={t('take-from')} required />
          <TimeField name="take_until" label={t('take-until')} required />
        </Flex>
      </FieldGroup>
      <FieldGroup title={t('validity')}>
        <RadioField name="validity" label={t('validity.how')} required options={(['days', 'dated'] as const).map((value) => ({ value, label: t(`validity.${value}`) }))} />
        {validity === 'dated' ? (
          <Flex gap={24} wrap>
            <TimeField name="valid_from" label={t('valid-from')} required />
            <TimeField name="valid_until" label={t('valid-until')} required />
          </Flex>
        ) : (
          <WholeField name="valid_days" label={t('valid-days')} min={1} max={DAYS_MAX} unit={t('days')} required />
        )}
      </FieldGroup>
      {atPlatform && (
        <FieldGroup title={form('bearer')}>
          <ShareField />
        </FieldGroup>
      )}
    </>
  )
}

function OfferFields() {
  const t = useCouponText()
  const kind = Form.useWatch('kind', { form: Form.useFormInstance<Values>(), preserve: true }) ?? 'amount'
  const some = (text: string) => ({ validator: (_rule: unknown, value: number | null | undefined) => (value ? Promise.resolve() : Promise.reject(new Error(text))) })
  return (
    <FieldGroup title={t('offer')}>
      <RadioField name="kind" label={t('kind')} required options={(['amount', 'percent', 'freight'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
      <Custom name="threshold_fen" label={t('threshold')} help={t('threshold.help')} required>
        <YuanInput max={FEN_MAX} label={t('threshold')} />
      </Custom>
      {kind === 'percent' ? (
        <>
          <Form.Item name="pay_permille" label={t('value.percent')} required rules={[some(t('must.rate'))]}>
            <RateInput label={t('value.percent')} />
          </Form.Item>
          <YuanField name="cap_fen" label={t('cap')} hint={t('cap.hint')} min={1} max={FEN_MAX} />
        </>
      ) : (
        <Form.Item name="value" label={t(`value.${kind}`)} required rules={[some(t('must.value'))]}>
          <YuanInput max={FEN_MAX} label={t(`value.${kind}`)} />
        </Form.Item>
      )}
    </FieldGroup>
  )
}
