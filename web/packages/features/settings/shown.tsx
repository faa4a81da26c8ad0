/** A value of a setting: a picture as a picture, all else in words. Nothing stands for the default. */
import { pictureOf } from '@api/upload'
import { Image, Tag, Typography } from '@ui/parts'
import { useWords } from '@ui/words'
import { useText } from './texts'
import { kindOf, readable, type Setting, type Value } from './value'

export function Shown({ setting, value }: { setting: Setting; value: Value }) {
  const t = useText()
  const word = useWords()
  if (value === null || value === undefined) return <Tag>{t('default')}</Tag>
  if (kindOf(setting) === 'file') return <Image src={pictureOf(String(value))} height={32} alt={setting.name} preview={false} />
  const unit = setting.wanted['x-unit'] === 'second' ? ` ${t('seconds')}` : ''
  const text = readable(setting, value, { yes: word('yes'), no: word('no'), none: word('none') })
  return <Typography.Text style={{ overflowWrap: 'anywhere' }}>{text + unit}</Typography.Text>
}
