/** The secret of a webhook, shown this once. */
import { Alert, Button, Modal, Typography } from '@ui/parts'
import { useText } from './texts'

export function Secret({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  const t = useText()
  const kept = (
    <Button type="primary" onClick={onClose}>
      {t('webhooks.secret.kept')}
    </Button>
  )
  return (
    <Modal open={secret !== undefined} title={t('webhooks.secret')} closable={false} mask={{ closable: false }} keyboard={false} footer={kept} destroyOnHidden>
      <Alert type="warning" showIcon title={t('webhooks.secret.what')} style={{ marginBlockEnd: 16 }} />
      <Typography.Paragraph code copyable={{ text: secret ?? '' }} style={{ overflowWrap: 'anywhere' }}>
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
