/** What can be done with a template, in lists and on its page. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import type { RowAct } from '@ui/list-types'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { useText } from './texts'

interface Known {
  id: string
  name: string
  scope: 'shop' | 'category'
  is_default: boolean
  categories_count: number
}

export function useTemplateActs(): (row: Known) => RowAct[] {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const copy = useAct('post', '/api/console/logistics/freight-templates/{template_id}/copy')
  const choose = useAct('post', '/api/console/logistics/freight-templates/{template_id}/make-default')
  const remove = useAct('delete', '/api/console/logistics/freight-templates/{template_id}')
  const at = (row: Known) => ({ params: { path: { template_id: row.id } } })
  const doing = (act: () => Promise<unknown>) => () => void act().catch(say.problem)

  async function copyIt(row: Known) {
    const made = await copy.run({ ...at(row), body: { name: t('copy.name', { name: row.name }) } })
    say.done(t('copied'))
    await go(`/logistics/freight-templates/${made}/edit`)
  }

  async function chooseIt(row: Known) {
    const { name } = row
    if (!(await say.confirm({ title: t('make-default.title', { name }), what: t('make-default.what'), act: t('make-default') }))) return
    await choose.run(at(row))
    say.done(t('made-default'))
  }

  async function removeIt(row: Known) {
    const { name } = row
    if (!(await say.confirm({ title: t('delete.title', { name }), what: t('delete.what'), act: word('act.delete'), danger: true }))) return
    await go('/logistics/freight-templates')
    await remove.run(at(row))
    say.done(word('done.deleted'))
  }

  return (row) => {
    const kept = row.is_default ? t('delete.default') : row.categories_count > 0 && t('delete.in-use')
    const makeDefault: RowAct = { key: 'default', title: t('make-default'), run: doing(() => chooseIt(row)) }
    return [
      { key: 'edit', title: word('act.edit'), run: () => void go(`/logistics/freight-templates/${row.id}/edit`) },
      ...(row.scope === 'shop' && !row.is_default ? [makeDefault] : []),
      { key: 'copy', title: t('copy'), run: doing(() => copyIt(row)) },
      { key: 'delete', title: word('act.delete'), run: doing(() => removeIt(row)), danger: true, disabled: kept },
    ]
  }
}
