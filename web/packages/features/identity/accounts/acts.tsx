/** What may be done with an account now. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { ChoiceField, LongTextField, TextField } from '@ui/fields'
import { FormDrawer, FormModal } from '@ui/form'
import { Alert, Button, Modal, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Account } from './columns'
import { useMayWriteContacts } from './list'
import { LANGUAGES, useText } from './texts'

type Open = 'edit' | 'disable' | 'password' | null

export function Acts({ account }: { account: Account }) {
  const t = useText()
  const say = useSay()
  const [open, setOpen] = useState<Open>(null)
  const [told, setTold] = useState<string | null>(null)
  const at = { params: { path: { account_id: account.id } } }
  const enable = useAct('post', '/api/console/identity/accounts/{account_id}/enable')
  const leave = useAct('post', '/api/console/identity/accounts/{account_id}/leave')
  const reset = useAct('post', '/api/console/identity/accounts/{account_id}/password')
  const { name } = account

  async function carry(act: () => Promise<unknown>, done: string) {
    try {
      await act()
      say.done(done)
    } catch (error) {
      say.problem(error)
    }
  }
  async function seeOff() {
    const question = { title: t('leave.title', { name }), what: t('leave.what'), act: t('leave'), danger: true, type: account.login }
    if (await say.confirm(question)) await carry(() => leave.run(at), t('left'))
  }
  async function resetIt() {
    const question = { title: t('reset.title', { name }), what: t('reset.what'), act: t('reset'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      setTold((await reset.run({ ...at, body: {} })).password)
    } catch (error) {
      say.problem(error)
    }
  }

  const why = account.state === 'left' ? t('yes-left') : account.in_hand ? undefined : t('not-in-hand')
  const off = why !== undefined
  return (
    <Tooltip title={why}>
      <span style={{ display: 'inline-flex', gap: 8 }}>
        <Button disabled={off} danger onClick={() => void seeOff()}>
          {t('leave')}
        </Button>
        <Button disabled={off} loading={reset.running} onClick={() => void resetIt()}>
          {t('reset')}
        </Button>
        {account.state === 'disabled' ? (
          <Button disabled={off} loading={enable.running} onClick={() => void carry(() => enable.run(at), t('enabled', { name }))}>
            {t('enable')}
          </Button>
        ) : (
          <Button disabled={off} danger onClick={() => setOpen('disable')}>
            {t('disable')}
          </Button>
        )}
        <Button disabled={off} type="primary" onClick={() => setOpen('edit')}>
          {t('edit')}
        </Button>
        {open === 'edit' && <EditDrawer account={account} close={() => setOpen(null)} />}
        {open === 'disable' && <DisableModal account={account} close={() => setOpen(null)} />}
        <Told password={told} close={() => setTold(null)} />
      </span>
    </Tooltip>
  )
}

function Told({ password, close }: { password: string | null; close: () => void }) {
  const t = useText()
  return (
    <Modal open={password !== null} title={t('reset.done')} onCancel={close} footer={null} destroyOnHidden>
      <Alert type="warning" showIcon title={t('reset.tell')} style={{ marginBlockEnd: 16 }} />
      <Typography.Title level={3} copyable code style={{ textAlign: 'center' }}>
        {password ?? ''}
      </Typography.Title>
    </Modal>
  )
}

function DisableModal({ account, close }: { account: Account; close: () => void }) {
  const t = useText()
  const say = useSay()
  const { name } = account
  const disable = useAct('post', '/api/console/identity/accounts/{account_id}/disable')
  async function submit({ reason }: { reason: string | null }) {
    await disable.run({ params: { path: { account_id: account.id } }, body: { reason: reason ?? '' } })
    say.done(t('disabled', { name }))
  }
  return (
    <FormModal title={t('disable.title', { name })} open onClose={close} submit={t('disable')} danger onSubmit={submit}>
      <Typography.Paragraph>{t('disable.what')}</Typography.Paragraph>
      <LongTextField name="reason" label={t('reason')} max={200} />
    </FormModal>
  )
}

interface EditValues {
  name: string
  language: 'zh-CN' | 'en-US'
  phone?: string | null
  email?: string | null
}

function EditDrawer({ account, close }: { account: Account; close: () => void }) {
  const t = useText()
  const say = useSay()
  const contacts = useMayWriteContacts()
  const edit = useAct('put', '/api/console/identity/accounts/{account_id}')
  const { name, language, phone, email } = account
  const initial = { name, language: language as EditValues['language'], ...(contacts ? { phone, email } : {}) }
  async function submit(values: EditValues) {
    await edit.run({ params: { path: { account_id: account.id } }, body: { version: account.version, ...values } })
    say.done(t('edited'))
  }
  return (
    <FormDrawer<EditValues> title={t('edit')} open onClose={close} initial={initial} onSubmit={submit}>
      <TextField name="name" label={t('name')} required />
      <ChoiceField name="language" label={t('language')} options={LANGUAGES} required />
      {contacts && <TextField name="phone" label={t('phone')} max={25} />}
      {contacts && <TextField name="email" label={t('email')} max={254} />}
    </FormDrawer>
  )
}
