/** What the parties did and said, the oldest first, with their pictures; and a word of one's own. */
import { useAct } from '@api/act'
import { LongTextField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { yuan } from '@ui/money'
import { Flex, Image, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Timeline } from '@ui/timeline'
import { type Case, goesOut, type Message } from '../state'
import { useGiftText } from '../words-gift'
import { STEPS, useSteps } from '../words-steps'
import { giftSaid } from './gift'
import { useText } from '../texts'

const SIDE = 72
const WORDS_MAX = 500

export function Talk({ it }: { it: Case }) {
  const t = useText()
  const word = useSteps()
  const mayWrite = useMay()('aftersale.case', 'write')
  return (
    <>
      <Section title={t('talk')}>
        <Timeline items={it.messages.map((one) => ({ key: one.id, at: one.at, who: t(`by.${one.by_kind}`), what: stepOf(one, word, goesOut(it)), note: <Words it={it} said={one} /> }))} />
      </Section>
      {mayWrite && <Say it={it} />}
    </>
  )
}

/** Where goods go out, what is agreed to is no sum. */
function stepOf(one: Message, words: ReturnType<typeof useSteps>, sends: boolean): string {
  const known = STEPS.find((step) => step === one.what)
  const word = known === undefined ? one.what : words(known)
  if (sends && one.what === 'agree_return') return word
  const fen = ['amount_fen', 'agreed_fen', 'asked_fen'].map((name) => one.details[name]).find((value) => typeof value === 'number')
  return typeof fen === 'number' ? `${word} ¥${yuan(fen)}` : word
}

function Words({ it, said }: { it: Case; said: Message }) {
  const gift = giftSaid(said.details, useGiftText())
  if (said.words === '' && said.pictures.length === 0 && gift === '') return null
  const address = (file: string, size: string) => `/api/console/aftersale/cases/${it.id}/pictures/${file}?size=${size}`
  return (
    <Flex vertical gap={6}>
      {gift === '' ? null : <Typography.Text type="secondary">{gift}</Typography.Text>}
      {said.words === '' ? null : <Typography.Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{said.words}</Typography.Text>}
      {said.pictures.length === 0 ? null : (
        <Flex gap={6} wrap>
          {said.pictures.map((file) => (
            <Image key={file} src={address(file, 'small')} preview={{ src: address(file, 'large') }} width={SIDE} height={SIDE} style={{ objectFit: 'cover' }} alt="" />
          ))}
        </Flex>
      )}
    </Flex>
  )
}

function Say({ it }: { it: Case }) {
  const t = useText()
  const say = useSay()
  const send = useAct('post', '/api/console/aftersale/cases/{case_id}/messages')
  async function submit({ words }: { words: string }) {
    await send.run({ params: { path: { case_id: it.id } }, body: { words, pictures: [] } })
    say.done(t('say.done'))
  }
  return (
    <FormCard<{ words: string }> key={it.messages.length} initial={{ words: '' }} submit={t('say.send')} onSubmit={submit}>
      <LongTextField name="words" label={t('say')} help={t('say.help')} required max={WORDS_MAX} />
    </FormCard>
  )
}
