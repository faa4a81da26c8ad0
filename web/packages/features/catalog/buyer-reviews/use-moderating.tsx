/** Showing and hiding, one or many; whoever hides says why. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useSay } from '@ui/say'
import { useReason } from '../products/ask-reason'
import type { Review } from './said'
import { useText } from './texts'

export type Part = Schema<'ModerateReviews'>['part']
export type Decision = Schema<'ModerateReviews'>['decision']

export function useModerating() {
  const t = useText()
  const say = useSay()
  const act = useAct('post', '/api/console/catalog/buyer-reviews')
  const { ask, asking } = useReason()

  async function moderate(decision: Decision, part: Part, rows: readonly Review[]) {
    const title = t(part === 'review' ? 'hide.title' : 'hide.title.follow-up', { count: rows.length })
    const reason = decision === 'show' ? '' : await ask({ title, what: t('hide.what'), label: t('hide.reason'), act: t('hide'), max: 200 })
    if (reason === null) return
    try {
      const { changed } = await act.run({ body: { decision, part, reason, review_ids: rows.map((one) => one.id) } })
      say.done(changed === 0 ? t('unchanged') : t(decision === 'show' ? 'shown' : 'hidden', { count: changed }))
    } catch (error) {
      say.problem(error)
    }
  }
  return { moderate, drawn: asking }
}
