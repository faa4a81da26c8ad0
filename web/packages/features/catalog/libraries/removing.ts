/** Asking before something is deleted, and saying how it went. */
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { useLibraryText } from './texts'

/** Whether it was done. */
export function useRemoving(): (name: string, remove: () => Promise<unknown>) => Promise<boolean> {
  const t = useLibraryText()
  const say = useSay()
  const word = useWords()
  return async (name, remove) => {
    const question = { title: t('delete.ask', { name }), what: t('delete.what'), act: word('act.delete'), danger: true }
    if (!(await say.confirm(question))) return false
    try {
      await remove()
    } catch (error) {
      say.problem(error)
      return false
    }
    say.done(t('deleted'))
    return true
  }
}
