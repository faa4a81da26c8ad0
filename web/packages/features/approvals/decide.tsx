/** Saying yes or no, or taking back what one asked for: each with its own words. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Button, Flex, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { type Key, useText } from './texts'

type Request = Schema<'RequestDetailView'>
type Verb = 'approve' | 'refuse' | 'withdraw'
interface Said {
  comment: string | null
}

const COMMENT_MAX = 1000
const NOTICES = '/api/console/notices'
const APPROVALS = '/api/console/approvals'
/** The owner of the act may have carried it out by now. */
const touches = [APPROVALS, NOTICES]

const words: Record<Verb, { title: Key; what: Key; act: Key; comment: Key; hint: Key; done: Key }> = {
  approve: { title: 'approve.title', what: 'approve.what', act: 'act.approve', comment: 'comment', hint: 'comment.hint', done: 'approved.done' },
  refuse: { title: 'refuse.title', what: 'refuse.what', act: 'act.refuse', comment: 'reason', hint: 'reason.hint', done: 'refused.done' },
  withdraw: { title: 'withdraw.title', what: 'withdraw.what', act: 'act.withdraw', comment: 'withdraw.reason', hint: 'comment.hint', done: 'withdrawn.done' },
}

export function DecideButtons({ request }: { request: Request }) {
  const t = useText()
  const [verb, setVerb] = useState<Verb>()
  return (
    <Flex gap={8}>
      {request.may_withdraw && <Button onClick={() => setVerb('withdraw')}>{t('act.withdraw')}</Button>}
      {request.may_decide && (
        <>
          <Button danger onClick={() => setVerb('refuse')}>
            {t('act.refuse')}
          </Button>
          <Button type="primary" onClick={() => setVerb('approve')}>
            {t('act.approve')}
          </Button>
        </>
      )}
      {verb !== undefined && <Decide key={verb} verb={verb} request={request} onClose={() => setVerb(undefined)} />}
    </Flex>
  )
}

function Decide({ verb, request, onClose }: { verb: Verb; request: Request; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const approve = useAct('post', '/api/console/approvals/requests/{request_id}/approve', { touches })
  const refuse = useAct('post', '/api/console/approvals/requests/{request_id}/refuse', { touches })
  const withdraw = useAct('post', '/api/console/approvals/requests/{request_id}/withdraw', { touches })
  const run = { approve, refuse, withdraw }[verb].run
  const word = words[verb]

  async function send({ comment }: Said) {
    await run({ params: { path: { request_id: request.id } }, body: { comment: comment ?? '' } })
    say.done(t(word.done))
  }

  return (
    <FormModal<Said>
      open
      title={t(word.title)}
      submit={t(word.act)}
      danger={verb !== 'approve'}
      initial={{ comment: null }}
      onSubmit={send}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t(word.what)}</Typography.Paragraph>
      <LongTextField name="comment" label={t(word.comment)} hint={t(word.hint)} required={verb === 'refuse'} max={COMMENT_MAX} />
    </FormModal>
  )
}
