/** Putting templates in use, taking them out of it, deleting drafts. */
import { useAct } from '@api/act'
import { useSay } from '@ui/say'
import type { Summary } from './state'
import { useText } from './texts'

export function useTemplateActs() {
  const t = useText()
  const say = useSay()
  const use = useAct('post', '/api/console/printing/templates/{template_id}/put-in-force')
  const rest = useAct('post', '/api/console/printing/templates/{template_id}/take-out')
  const drop = useAct('delete', '/api/console/printing/templates/{template_id}')
  const at = (it: Summary) => ({ params: { path: { template_id: it.id } } })

  async function putInForce(it: Summary) {
    try {
      await use.run({ ...at(it), body: { version: it.version } })
      say.done(t('act.use.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  async function takeOut(it: Summary) {
    if (!(await say.confirm({ title: t('act.rest.title', { name: it.name }), what: t('act.rest.what'), act: t('act.rest') }))) return
    try {
      await rest.run({ ...at(it), body: { version: it.version } })
      say.done(t('act.rest.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  async function remove(it: Summary): Promise<boolean> {
    if (!(await say.confirm({ title: t('act.remove.title', { name: it.name }), what: t('act.remove.what'), act: t('act.remove'), danger: true }))) return false
    try {
      await drop.run(at(it))
      say.done(t('act.remove.done'))
      return true
    } catch (error) {
      say.problem(error)
      return false
    }
  }
  return { putInForce, takeOut, remove, running: use.running || rest.running }
}
