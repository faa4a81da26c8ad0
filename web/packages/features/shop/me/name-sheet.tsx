/** What a member wants to be called. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { asProblem, type Problem } from '@api/problem'
import { Field } from '@ui/shop/field'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { useText } from './texts'
import type { Member } from './who'
import { wrongAt, wrongElsewhere } from './wrong'

const LENGTH_MAX = 30

export function NameSheet({ open, close, member }: { open: boolean; close: () => void; member: Member }) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t('name.edit')}>
      <NameForm member={member} done={close} />
    </Sheet>
  )
}

function NameForm({ member, done }: { member: Member; done: () => void }) {
  const t = useText()
  const [name, setName] = useState(member.name)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const edit = useAct('put', '/api/shop/me')
  const bad = name.trim() === '' ? t('name.bad') : null
  const save = async () => {
    setTried(true)
    if (bad !== null) return
    try {
      await edit.run({ body: { name: name.trim(), version: member.version } })
      say.done(t('saved'))
      done()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label={t('name')} autoComplete="nickname" maxLength={LENGTH_MAX} value={name} onChange={(event) => setName(event.target.value)} wrong={(tried ? bad : null) ?? wrongAt(problem, 'name') ?? wrongElsewhere(problem, ['name'])} />
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={edit.running}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
