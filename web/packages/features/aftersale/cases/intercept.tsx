/** Asking the carrier to turn back what is on its way, and giving that up. */
import { useAct } from '@api/act'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Case } from '../state'
import { useWords } from '../words-intercept'

const TOUCHES = ['/api/console/aftersale', '/api/console/ordering']

export function Intercept({ it, acts }: { it: Case; acts: Set<string> }) {
  const t = useWords()
  const say = useSay()
  const ask = useAct('post', '/api/console/aftersale/cases/{case_id}/intercept', { touches: TOUCHES })
  const stop = useAct('post', '/api/console/aftersale/cases/{case_id}/stop-intercepting', { touches: TOUCHES })
  async function run(act: 'intercept' | 'intercept.stop') {
    const name = t(act)
    if (!(await say.confirm({ title: name, what: t(`${act}.ask`), act: name }))) return
    try {
      const wish = { params: { path: { case_id: it.id } }, body: { version: it.version, words: '' } }
      await (act === 'intercept' ? ask.run(wish) : stop.run(wish))
      say.done(t(`${act}.done`))
    } catch (error) {
      say.problem(error)
    }
  }
  const wasTried = it.messages.some((one) => one.what === 'intercept')
  return (
    <>
      {acts.has('intercept') && it.stage === 'shipped' && !wasTried && (
        <Button loading={ask.running} onClick={() => void run('intercept')}>
          {t('intercept')}
        </Button>
      )}
      {acts.has('not_intercepted') && (
        <Button loading={stop.running} onClick={() => void run('intercept.stop')}>
          {t('intercept.stop')}
        </Button>
      )}
    </>
  )
}
