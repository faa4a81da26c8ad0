/** When delivery is free: from so many pieces, from so much money, or both at once. */
import { Button, Card, Flex, Form, Typography } from '@ui/parts'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { useWords } from '@ui/words'
import { MONEY_DIGITS } from './measures'
import { RegionsInput } from './regions-input'
import { useText } from './texts'
import { UnitInput } from './unit-input'

const RULES_MAX = 20
const NOTHING: ReadonlySet<string> = new Set()

export function FreeFields() {
  const t = useText()
  const word = useWords()
  return (
    <Form.List name={['tariff', 'free']}>
      {(rules, { add, remove }) => (
        <Flex vertical gap={12}>
          {rules.map((rule, number) => (
            <Card key={rule.key} size="small" title={t('free.one', { number: number + 1 })} extra={<Button type="text" icon={<DeleteOutlined />} aria-label={`${word('act.remove')} ${t('free.one', { number: number + 1 })}`} onClick={() => remove(rule.name)} />}>
              <Form.Item name={[rule.name, 'regions']}>
                <RegionsInput label={t('free.regions', { number: number + 1 })} taken={NOTHING} placeholder={t('free.everywhere')} />
              </Form.Item>
              <Flex gap={8} wrap align="baseline">
                <Typography.Text>{t('free.from')}</Typography.Text>
                <Form.Item name={[rule.name, 'count_min']} style={{ marginBlockEnd: 0 }}>
                  <UnitInput digits={0} unit={t('unit.piece')} label={t('free.count')} />
                </Form.Item>
                <Typography.Text>{t('free.and')}</Typography.Text>
                <Form.Item name={[rule.name, 'amount_fen_min']} style={{ marginBlockEnd: 0 }}>
                  <UnitInput digits={MONEY_DIGITS} sign="¥" label={t('free.amount')} />
                </Form.Item>
                <Typography.Text type="secondary">{t('free.one.help')}</Typography.Text>
              </Flex>
            </Card>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} disabled={rules.length >= RULES_MAX} onClick={() => add({ regions: [], count_min: null, amount_fen_min: null })}>
            {t('free.add')}
          </Button>
        </Flex>
      )}
    </Form.List>
  )
}
