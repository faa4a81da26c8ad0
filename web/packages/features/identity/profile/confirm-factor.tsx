/** The picture for the app, and the first code that proves that it was read. */
import { useQueryClient } from '@tanstack/react-query'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Flex, Typography } from '@ui/parts'
import { useText } from './texts'

interface ConfirmProps {
  enrolment: Schema<'EnrolmentView'> | null
  onClose: () => void
  /** Told the recovery codes. */
  onDone: (codes: string[]) => void
}

export function Confirm({ enrolment, onClose, onDone }: ConfirmProps) {
  const t = useText()
  const queries = useQueryClient()
  async function confirm({ code }: { code: string }) {
    const { data, error } = await client.POST('/api/console/identity/me/second-factor/confirm', { body: { code } })
    if (error !== undefined) throw error
    await queries.invalidateQueries()
    onDone(data.recovery_codes)
  }
  return (
    <FormModal<{ code: string }> open={enrolment !== null} title={t('factor.begin')} submit={t('factor.confirm')} onClose={onClose} onSubmit={confirm}>
      {enrolment !== null && (
        <Flex vertical gap={12} align="center">
          <Typography.Text>{t('factor.scan')}</Typography.Text>
          <img src={enrolment.picture} alt={t('factor.picture')} width={200} height={200} style={{ background: '#fff' }} />
          <Typography.Text type="secondary">{t('factor.typed')}</Typography.Text>
          <Typography.Text code copyable={{ text: enrolment.secret }}>
            {enrolment.secret.match(/.{1,4}/g)?.join(' ')}
          </Typography.Text>
          <Typography.Text>{t('factor.enter')}</Typography.Text>
        </Flex>
      )}
      <TextField name="code" label={t('factor.code')} required max={20} autoComplete="one-time-code" autoFocus />
    </FormModal>
  )
}
