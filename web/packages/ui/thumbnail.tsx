/** A small picture in front of a name: first columns of lists of goods. */
import { type ReactNode, useState } from 'react'
import { Flex, Image, Typography } from 'antd'
import { PictureOutlined } from '@ant-design/icons'
import { pictureOf } from '@api/upload'

const SIDE = 44

interface ThumbnailProps {
  /** Id of the file; without one an empty frame keeps the place. */
  file: string | null | undefined
  name?: string
  side?: number
  /** Whether a press shows it large. */
  large?: boolean
}

export function Thumbnail({ file, name = '', side = SIDE, large = true }: ThumbnailProps) {
  const [lost, setLost] = useState<string>()
  const frame = { width: side, height: side, borderRadius: 4, flex: 'none', background: 'var(--ant-color-fill-tertiary)' }
  // What cannot be seen here keeps its place like what is not there.
  if (!file || file === lost)
    return (
      <Flex align="center" justify="center" style={frame}>
        <PictureOutlined aria-hidden style={{ fontSize: side / 2.4, color: 'var(--ant-color-text-quaternary)' }} />
      </Flex>
    )
  return (
    <Image
      src={pictureOf(file)}
      width={side}
      height={side}
      alt={name}
      onError={() => setLost(file)}
      preview={large && { src: pictureOf(file, 'large') }}
      style={{ ...frame, objectFit: 'cover' }}
    />
  )
}

interface PicturedProps extends Omit<ThumbnailProps, 'name'> {
  name: ReactNode
  /** Under the name: number, specification. */
  second?: ReactNode
  width?: number
}

/** Picture, name and what is said under it. */
export function Pictured({ name, second, width = 260, ...picture }: PicturedProps) {
  return (
    <Flex gap={10} align="center">
      <Thumbnail {...picture} name={typeof name === 'string' ? name : ''} />
      <div style={{ minWidth: 0, maxWidth: width, whiteSpace: 'normal' }}>
        <Typography.Paragraph ellipsis={{ rows: 2 }} style={{ margin: 0, color: 'inherit', lineHeight: '20px' }}>
          {name}
        </Typography.Paragraph>
        {second !== undefined && (
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {second}
          </Typography.Text>
        )}
      </div>
    </Flex>
  )
}
