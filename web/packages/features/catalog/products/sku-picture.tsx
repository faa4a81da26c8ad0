/** The picture of one SKU: one of the product's, or one of its own. */
import { useState } from 'react'
import { upload } from '@api/upload'
import { UploadOutlined } from '@ui/icons'
import { Button, Flex, Popover, Upload } from '@ui/parts'
import { useSay } from '@ui/say'
import { Thumbnail } from '@ui/thumbnail'
import { PICTURES } from './purposes'
import { useEditorText } from './texts-editor'

interface SkuPictureProps {
  value: string | null
  onChange: (file: string | null) => void
  pictures: readonly string[]
  disabled?: boolean
  label: string
}

const SMALL = 32

export function SkuPicture({ value, onChange, pictures, disabled, label }: SkuPictureProps) {
  const t = useEditorText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [sending, setSending] = useState(false)

  function choose(file: string | null) {
    onChange(file)
    setOpen(false)
  }
  async function send(file: File) {
    setSending(true)
    try {
      choose((await upload(file, PICTURES)).id)
    } catch (error) {
      say.problem(error)
    } finally {
      setSending(false)
    }
  }
  const content = (
    <Flex vertical gap={8} style={{ maxWidth: 280 }}>
      <Flex gap={6} wrap>
        {pictures.map((file, index) => (
          <Button key={file} type={file === value ? 'primary' : 'text'} onClick={() => choose(file)} aria-label={t('picture.number', { number: index + 1 })} style={{ padding: 2, height: 'auto' }}>
            <Thumbnail file={file} large={false} />
          </Button>
        ))}
      </Flex>
      <Flex gap={8}>
        <Upload
          accept="image/png,image/jpeg,image/webp,image/gif"
          showUploadList={false}
          beforeUpload={(file) => {
            void send(file)
            return false
          }}
        >
          <Button size="small" icon={<UploadOutlined />} loading={sending}>
            {t('picture.other')}
          </Button>
        </Upload>
        {value !== null && (
          <Button size="small" type="link" onClick={() => choose(null)}>
            {t('picture.none')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
  return (
    <Popover open={open && !disabled} onOpenChange={setOpen} trigger="click" content={content}>
      <Button type="text" size="small" disabled={disabled} aria-label={label} style={{ padding: 0, height: SMALL, width: SMALL }}>
        <Thumbnail file={value} side={SMALL} large={false} />
      </Button>
    </Popover>
  )
}
