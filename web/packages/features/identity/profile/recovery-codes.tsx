/** Recovery codes, shown this once. */
import { Alert, Button, Flex, Modal, Typography } from '@ui/parts'
import { useText } from './texts'

export function RecoveryCodes({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  const t = useText()
  const footer = (
    <Button type="primary" onClick={onClose}>
      {t('codes.kept')}
    </Button>
  )
  return (
    <Modal open={codes !== null} title={t('codes.title')} footer={footer} closable={false} keyboard={false} mask={{ closable: false }}>
      <Flex vertical gap={16}>
        <Alert type="warning" showIcon title={t('codes.what')} />
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
          {codes?.map((code) => (
            <Typography.Text code key={code}>
              {code}
            </Typography.Text>
          ))}
        </div>
        <Typography.Text copyable={{ text: codes?.join('\n') ?? '' }}>{t('codes.copy')}</Typography.Text>
      </Flex>
    </Modal>
  )
}
