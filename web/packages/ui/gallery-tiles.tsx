/** The tiles of a gallery: a picture that is kept, one on its way, one that was not taken. */
import type { ReactNode } from 'react'
import { Button, Flex, Spin, Tag, Tooltip } from 'antd'
import { DeleteOutlined, LeftOutlined, ReloadOutlined, RightOutlined, StarOutlined } from '@ant-design/icons'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { pictureOf } from '@api/upload'
import { useGalleryWords } from './words-gallery'

export const SIDE = 108

interface StoredTileProps {
  file: string
  index: number
  count: number
  disabled?: boolean
  move: (to: number) => void
  remove: () => void
}

export function StoredTile({ file, index, count, disabled, move, remove }: StoredTileProps) {
  const word = useGalleryWords()
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id: file })
  const style = {
    width: SIDE,
    height: SIDE,
    transform: CSS.Transform.toString(transform),
    transition,
    zIndex: isDragging ? 1 : undefined,
    opacity: isDragging ? 0.8 : undefined,
  }
  const name = word('number', { number: index + 1, count })
  return (
    <div ref={setNodeRef} className="ht-tile" style={style}>
      <div className="ht-tile-grip" {...attributes} {...listeners} aria-label={name} aria-disabled={disabled}>
        <img src={pictureOf(file)} alt="" draggable={false} />
      </div>
      {index === 0 && (
        <Tag color="var(--ant-color-primary)" variant="solid" className="ht-tile-main">
          {word('main')}
        </Tag>
      )}
      {!disabled && (
        <Flex className="ht-tile-acts" justify="center">
          {index > 0 && <Act name={word('make-main')} icon={<StarOutlined />} run={() => move(0)} />}
          {index > 0 && <Act name={word('forward')} icon={<LeftOutlined />} run={() => move(index - 1)} />}
          {index < count - 1 && <Act name={word('backward')} icon={<RightOutlined />} run={() => move(index + 1)} />}
          <Act name={word('remove')} icon={<DeleteOutlined />} run={remove} />
        </Flex>
      )}
    </div>
  )
}

function Act({ name, icon, run }: { name: string; icon: ReactNode; run: () => void }) {
  return (
    <Tooltip title={name}>
      <Button type="text" size="small" icon={icon} aria-label={name} onClick={run} />
    </Tooltip>
  )
}

export function SendingTile({ local, name }: { local: string; name: string }) {
  const word = useGalleryWords()
  return (
    <div className="ht-tile" style={{ width: SIDE, height: SIDE }} aria-busy aria-label={`${word('sending')} ${name}`}>
      <img src={local} alt="" style={{ opacity: 0.4 }} />
      <Spin className="ht-tile-spin" />
    </div>
  )
}

export function FailedTile({ name, why, again, remove }: { name: string; why: string; again: () => void; remove: () => void }) {
  const word = useGalleryWords()
  return (
    <div className="ht-tile ht-tile-failed" style={{ width: SIDE, height: SIDE }} role="alert">
      <Tooltip title={`${name}: ${why}`}>
        <div className="ht-tile-why">
          <strong>{word('failed')}</strong>
          <span>{why}</span>
        </div>
      </Tooltip>
      <Flex className="ht-tile-acts ht-tile-acts-stay" justify="center">
        <Act name={word('again')} icon={<ReloadOutlined />} run={again} />
        <Act name={word('remove')} icon={<DeleteOutlined />} run={remove} />
      </Flex>
    </div>
  )
}
