/** Export of a list: choose a form, watch it grow, fetch it. Apps hang it into the frame. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { ExportOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Dropdown, Modal } from '@ui/parts'
import { useSay } from '@ui/say'
import type { ExportProps } from '@ui/slots'
import { askedOf } from './asked'
import { Growing } from './growing'
import { useText } from './texts'

export default function ExportButton(props: ExportProps) {
  return useMay()('exports.file', 'write') ? <Offered {...props} /> : null
}

function Offered({ list, asked }: ExportProps) {
  const t = useText()
  const say = useSay()
  const ask = useAct('post', '/api/console/exports')
  const [id, setId] = useState<string>()

  async function start(format: 'xlsx' | 'csv') {
    try {
      setId(await ask.run({ body: { list, format, ...askedOf(asked) } }))
    } catch (error) {
      say.problem(error)
    }
  }

  const items = [
    { key: 'xlsx', label: t('export.xlsx'), onClick: () => void start('xlsx') },
    { key: 'csv', label: t('export.csv'), onClick: () => void start('csv') },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<ExportOutlined />} loading={ask.running} title={t('export.what')}>
          {t('export')}
        </Button>
      </Dropdown>
      <Modal open={id !== undefined} title={t('export')} footer={null} width={400} onCancel={() => setId(undefined)} destroyOnHidden>
        {id !== undefined && <Growing id={id} close={() => setId(undefined)} />}
      </Modal>
    </>
  )
}
