/** What the shop has to say to a review. */
import { useAct } from '@api/act'
import { LongTextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Divider, Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import { type Review, Said } from './said'
import { useText } from './texts'

const LENGTH_MAX = 500

export function Reply({ it, close }: { it: Review; close: () => void }) {
  const t = useText()
  const say = useSay()
  const reply = useAct('post', '/api/console/catalog/buyer-reviews/{review_id}/reply')

  async function send({ text }: { text: string }) {
    await reply.run({ params: { path: { review_id: it.id } }, body: { text, version: it.version } })
    say.done(t('reply.done'))
  }
  return (
    <FormDrawer<{ text: string }> open title={t('reply.title')} initial={{ text: it.reply ?? '' }} submit={t('reply.send')} onClose={close} onSubmit={send}>
      <Flex vertical gap={10}>
        <Pictured file={it.picture} name={it.product_name} second={it.spec_text || it.product_number} width={360} large={false} />
        <Said it={{ ...it, reply: null }} t={t} />
      </Flex>
      <Divider />
      <LongTextField name="text" label={t('reply.text')} help={t('reply.help')} required max={LENGTH_MAX} rows={4} />
    </FormDrawer>
  )
}
