/** Which part of a discount the platform bears; the merchant bears the rest. */
import { Custom } from '@ui/fields'
import { Flex, InputNumber, Slider, Typography } from '@ui/parts'
import { useFormText } from './words-form'

const PERMILLE = 10
const ALL = 100

export function ShareField() {
  const t = useFormText()
  return (
    <Custom name="platform_permille" label={t('platform-share')}>
      <ShareInput label={t('platform-share')} />
    </Custom>
  )
}

function ShareInput({ value, onChange, label }: { value?: number | null; onChange?: (permille: number) => void; label: string }) {
  const t = useFormText()
  const percent = (value ?? 0) / PERMILLE
  const put = (next: number | null) => onChange?.(Math.round((next ?? 0) * PERMILLE))
  return (
    <Flex vertical style={{ maxWidth: 480 }}>
      <Flex gap={16} align="center">
        <Slider min={0} max={ALL} value={percent} onChange={put} style={{ flex: 1 }} ariaLabelForHandle={label} />
        <InputNumber min={0} max={ALL} precision={1} value={percent} onChange={put} suffix="%" aria-label={label} style={{ width: 110 }} />
      </Flex>
      <Typography.Text type="secondary">{t('bearer.line', { platform: percent, merchant: Math.round((ALL - percent) * PERMILLE) / PERMILLE })}</Typography.Text>
    </Flex>
  )
}
