/** A control for several pictures in an order; the first is the main one. Its value: ids of files. */
import { useEffect, useRef } from 'react'
import { Flex, Typography, Upload } from 'antd'
import { PlusOutlined } from '@ant-design/icons'
import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { FailedTile, SendingTile, SIDE, StoredTile } from './gallery-tiles'
import { useGalleryWords } from './words-gallery'
import { useSay } from './say'
import { useUploads } from './use-uploads'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif'
const NOTHING: string[] = []
const MOVE_PIXELS = 4

interface GalleryProps {
  purpose: string
  value?: string[] | null
  onChange?: (files: string[]) => void
  max?: number
  disabled?: boolean
  /** What the tiles are of, for screen readers: their places are counted. */
  label?: string
}

export function Gallery({ purpose, value, onChange, max = 9, disabled, label }: GalleryProps) {
  const word = useGalleryWords()
  const say = useSay()
  const files = value ?? NOTHING
  // Several pictures arrive between two drawings: each is added to what there is by then.
  const latest = useRef(files)
  useEffect(() => {
    latest.current = files
  }, [files])
  const keep = (next: string[]) => {
    latest.current = next
    onChange?.(next)
  }
  const uploads = useUploads(purpose, (ids) => keep([...latest.current, ...ids]))
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: MOVE_PIXELS } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const placeOf = (id: string | number | undefined) => files.indexOf(String(id)) + 1
  const free = max - files.length - uploads.underWay.length

  function moveTo(from: number, to: number) {
    if (to >= 0 && to < files.length) keep(arrayMove(files, from, to))
  }
  function end({ active, over }: DragEndEvent) {
    if (over !== null && over.id !== active.id) moveTo(files.indexOf(String(active.id)), files.indexOf(String(over.id)))
  }
  function choose(chosen: File[]) {
    if (chosen.length > free) say.problem({ type: '', code: 'web.gallery_full', status: 0, title: '', detail: word('full', { max }), instance: '', errors: [] })
    uploads.add(chosen.slice(0, Math.max(free, 0)))
  }

  const announcements = {
    onDragStart: ({ active }: { active: { id: string | number } }) => word('lifted', { number: placeOf(active.id) }),
    onDragOver: ({ over }: { over: { id: string | number } | null }) => (over === null ? undefined : word('over', { number: placeOf(over.id) })),
    onDragEnd: ({ over }: { over: { id: string | number } | null }) => (over === null ? word('cancelled') : word('dropped', { number: placeOf(over.id) })),
    onDragCancel: () => word('cancelled'),
  }
  return (
    <div role="group" aria-label={label}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={end}
        accessibility={{ announcements, screenReaderInstructions: { draggable: word('help') } }}
      >
        <SortableContext items={files} strategy={rectSortingStrategy} disabled={disabled}>
          <Flex gap={12} wrap>
            {files.map((file, index) => (
              <StoredTile
                key={file}
                file={file}
                index={index}
                count={files.length}
                disabled={disabled}
                move={(to) => moveTo(index, to)}
                remove={() => keep(files.filter((one) => one !== file))}
              />
            ))}
            {uploads.underWay.map((one) =>
              one.why === undefined ? (
                <SendingTile key={one.key} local={one.local} name={one.file.name} />
              ) : (
                <FailedTile key={one.key} name={one.file.name} why={one.why} again={() => uploads.again(one)} remove={() => uploads.drop(one.key)} />
              ),
            )}
            {free > 0 && !disabled && <AddTile word={word('add')} choose={choose} />}
          </Flex>
        </SortableContext>
      </DndContext>
      {files.length > 1 && !disabled && (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {word('help')}
        </Typography.Text>
      )}
    </div>
  )
}

function AddTile({ word, choose }: { word: string; choose: (files: File[]) => void }) {
  return (
    <Upload
      accept={ACCEPTED}
      multiple
      showUploadList={false}
      beforeUpload={(file, all) => {
        // Told once for each file of one choice: the first speaks for all.
        if (file === all[0]) choose(all)
        return false
      }}
    >
      <button type="button" className="ht-tile ht-tile-add" style={{ width: SIDE, height: SIDE }}>
        <PlusOutlined aria-hidden />
        <span>{word}</span>
      </button>
    </Upload>
  )
}
