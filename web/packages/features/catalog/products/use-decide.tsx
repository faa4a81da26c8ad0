/** Approving and refusing, one or many. */
import { useAct } from '@api/act'
import { useSay } from '@ui/say'
import { useReason } from './ask-reason'
import { useOutcome } from './outcome'
import { useReviewText } from './texts-review'

interface Meant {
  product_id: string
  name: string
}
export type Decision = 'approve' | 'refuse'

export function useDecide() {
  const t = useReviewText()
  const say = useSay()
  const act = useAct('post', '/api/console/catalog/reviews')
  const { ask, asking } = useReason()
  const { tell, told } = useOutcome()

  async function agreed(decision: Decision, products: readonly Meant[]): Promise<string | null> {
    const count = products.length
    const name = products[0]?.name ?? ''
    if (decision === 'refuse') {
      const title = count === 1 ? t('refuse.title', { name }) : t('refuse.many', { count })
      return ask({ title, what: t('refuse.what'), label: t('reason'), act: t('refuse') })
    }
    const title = count === 1 ? t('approve.title', { name }) : t('approve.many', { count })
    return (await say.confirm({ title, what: t('approve.what'), act: t('approve') })) ? '' : null
  }

  /** True when something was decided. */
  async function decide(decision: Decision, products: readonly Meant[]): Promise<boolean> {
    const reason = await agreed(decision, products)
    if (reason === null) return false
    try {
      const { done, failed } = await act.run({ body: { decision, product_ids: products.map((one) => one.product_id), reason } })
      const list = failed.map((one) => ({
        key: one.product_id,
        number: one.number,
        name: one.name,
        why: one.findings.filter((found) => found.level === 'block').map((found) => found.text).join('；') || one.message,
      }))
      tell({ done: done.length, failed: list }, products.length === 1 ? t(decision === 'approve' ? 'approved' : 'refused') : t('decided', { count: done.length }))
      return done.length > 0
    } catch (error) {
      say.problem(error)
      return false
    }
  }
  const drawn = (
    <>
      {asking}
      {told}
    </>
  )
  return { decide, drawn, running: act.running }
}
