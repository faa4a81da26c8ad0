/** A control for one picture: shown, replaced, taken away. Its value is the id of the file. */
import { useState } from 'react'
import { Button, Flex, Image, Upload } from 'antd'
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { pictureOf, upload } from '@api/upload'
import { useSay } from './say'
import { useWords } from './words'

interface PictureFieldProps {
  purpose: string
  value?: string | null
  onChange?: (file: string | null) => void
  disabled?: boolean
}

const SIDE = 72

export function PictureField({ purpose, value, onChange, disabled }: PictureFieldProps) {
  const word = useWords()
  const say = useSay()
  const [sending, setSending] = useState(false)

  async function send(file: File) {
    setSending(true)
    try {
      onChange?.((await upload(file, purpose)).id)
    } catch (error) {
      say.problem(error)
    } finally {
      setSending(false)
    }
  }

  return (
    <Flex gap={12} align="center">
      {value ? <Image src={pictureOf(value)} width={SIDE} height={SIDE} alt="" style={{ objectFit: 'contain' }} preview={false} /> : null}
      <Upload
        accept="image/png,image/jpeg,image/webp,image/gif"
        showUploadList={false}
        disabled={disabled || sending}
        beforeUpload={(file) => {
          void send(file)
          return false
        }}
      >
        <Button icon={<UploadOutlined />} loading={sending} disabled={disabled}>
          {word(value ? 'picture.replace' : 'picture.choose')}
        </Button>
      </Upload>
      {value ? (
        <Button type="text" icon={<DeleteOutlined />} disabled={disabled || sending} aria-label={word('act.remove')} onClick={() => onChange?.(null)} />
      ) : null}
    </Flex>
  )
}
