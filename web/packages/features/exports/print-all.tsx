/** Prints of all of a list as one file: asked for, watched, fetched. Apps hang it into the frame. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Modal, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { PrintAllProps } from '@ui/slots'
import { askedOf } from './asked'
import { Growing } from './growing'
import { useText } from './texts'

export default function PrintAll({ list, asked, title, close }: PrintAllProps) {
  const t = useText()
  const say = useSay()
  const ask = useAct('post', '/api/console/exports')
  const [id, setId] = useState<string>()

  async function start() {
    try {
      setId(await ask.run({ body: { list, format: 'pdf', ...askedOf(asked) } }))
    } catch (error) {
      say.problem(error)
    }
  }

  if (id === undefined)
    return (
      <Modal open title={title} width={440} okText={t('print.start')} onOk={() => void start()} confirmLoading={ask.running} onCancel={close}>
        <Typography.Paragraph>{t('print.what')}</Typography.Paragraph>
        <Typography.Paragraph type="secondary" style={{ marginBlockEnd: 0 }}>
          {t('print.log')}
        </Typography.Paragraph>
      </Modal>
    )
  return (
    <Modal open title={title} width={440} footer={null} onCancel={close}>
      <Growing id={id} close={close} />
    </Modal>
  )
}
