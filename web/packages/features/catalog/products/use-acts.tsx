/** Acts on products, one or many, with the questions they ask and how they came out. */
import { useAct } from '@api/act'
import { useSay } from '@ui/say'
import { useReason } from './ask-reason'
import { useOutcome } from './outcome'
import type { Act, Listed } from './state'
import { useText } from './texts'

type Meant = Pick<Listed, 'id' | 'name'>

export function useProductActs() {
  const t = useText()
  const say = useSay()
  const batch = useAct('post', '/api/console/catalog/products/batch')
  const { ask, asking } = useReason()
  const { tell, told } = useOutcome()

  /** What the person says to it: the reason, an empty text where none is asked for, null for no. */
  async function agreed(act: Act, products: readonly Meant[]): Promise<string | null> {
    const count = products.length
    const [first] = products
    const name = first?.name ?? ''
    if (act === 'take_off_shelf')
      return ask({ title: t('take_off_shelf.title', { count }), what: t('take_off_shelf.what'), label: t('reason.take_off_shelf'), act: t('take_off_shelf') })
    if (act !== 'recycle' && act !== 'purge' && act !== 'withdraw') return ''
    const title = act === 'withdraw' ? t('withdraw.title') : count === 1 ? t(`${act}.title`, { name }) : t(`${act}.many`, { count })
    const yes = await say.confirm({ title, what: t(`${act}.what`), act: t(act), danger: act !== 'withdraw' })
    return yes ? '' : null
  }

  /** Carries it out; true when something was done. */
  async function run(act: Act, products: readonly Meant[]): Promise<boolean> {
    const reason = await agreed(act, products)
    if (reason === null) return false
    try {
      const { done, failed } = await batch.run({ body: { act, product_ids: products.map((one) => one.id), reason } })
      const list = failed.map((one) => ({
        key: one.product_id,
        number: one.number,
        name: one.name,
        why: one.findings.length > 0 ? one.findings.filter((found) => found.level === 'block').map((found) => found.text).join('；') : one.message,
      }))
      tell({ done: done.length, failed: list }, products.length === 1 ? t(`${act}.done`) : t('batch.done', { count: done.length, act: t(act) }))
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
  return { run, drawn, running: batch.running }
}
