/** Codes that are exchanged for coupons: made, shown once, taken away as a file. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Section } from '@ui/detail-page'
import { WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { DownloadOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Flex, Modal, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { useCouponText } from '../words-coupons'
import type { Batch } from './values'

const CODES_MAX = 5_000
const USUAL = 100
const SHOWN_MAX = 50

export function Codes({ batch }: { batch: Batch }) {
  const t = useCouponText()
  const say = useSay()
  const may = useMay()('marketing.coupon', 'write')
  const [asking, setAsking] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const print = useAct('post', '/api/console/marketing/coupon-batches/{batch_id}/codes')
  return (
    <Section title={t('codes')} extra={may && batch.state !== 'ended' && <Button onClick={() => setAsking(true)}>{t('codes.make')}</Button>}>
      <Typography.Text type="secondary">{t('codes.what')}</Typography.Text>
      <FormModal<{ count: number }>
        open={asking}
        title={t('codes.make')}
        submit={t('codes.make')}
        initial={{ count: USUAL }}
        onClose={() => setAsking(false)}
        onSubmit={async (body) => {
          const made = await print.run({ params: { path: { batch_id: batch.id } }, body })
          setCodes(made)
          say.done(t('codes.made', { count: made.length }))
        }}
      >
        <WholeField name="count" label={t('codes.count')} help={t('codes.count.help')} min={1} max={CODES_MAX} required />
      </FormModal>
      <Made codes={codes} name={batch.name} close={() => setCodes(undefined)} />
    </Section>
  )
}

function Made({ codes, name, close }: { codes: readonly string[] | undefined; name: string; close: () => void }) {
  const t = useCouponText()
  const shown = codes ?? []
  return (
    <Modal
      open={codes !== undefined}
      title={t('codes.shown', { count: shown.length })}
      onCancel={close}
      footer={
        <Button type="primary" icon={<DownloadOutlined />} onClick={() => keep(shown, t('codes.file', { name }))}>
          {t('codes.download')}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text type="warning">{t('codes.once')}</Typography.Text>
        <pre style={{ maxHeight: 320, overflow: 'auto', margin: 0, columns: 2 }} data-codes>
          {shown.slice(0, SHOWN_MAX).join('\n')}
          {shown.length > SHOWN_MAX && '\n…'}
        </pre>
      </Flex>
    </Modal>
  )
}

/** As a file: one code a line, with the mark by which sheets know UTF-8. */
function keep(codes: readonly string[], name: string) {
  const address = URL.createObjectURL(new Blob([`\uFEFF${codes.join('\r\n')}\r\n`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll(/[/\\:]/g, '-')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
