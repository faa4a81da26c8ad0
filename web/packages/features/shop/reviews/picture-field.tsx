/** Pictures that go with a review: sent in at once, shown from the device. */
import { useEffect, useRef, useState } from 'react'
import { AddOutline, CloseOutline } from '@ui/shop/icons'
import { say } from '@ui/shop/say'
import { PICTURES_MAX, sendPicture } from './asked'
import { useText } from './texts'

interface Taken {
  key: string
  address: string
  /** Null until it has arrived. */
  id: string | null
}

const KINDS = 'image/jpeg,image/png,image/webp'

/** `ids` of those that have arrived; `underWay` while some have not. */
export function usePictures(sendIn: (file: File) => Promise<string> = sendPicture) {
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const addresses = useRef<string[]>([])
  useEffect(() => () => addresses.current.forEach((one) => URL.revokeObjectURL(one)), [])
  const remove = (key: string) => setTaken((before) => before.filter((one) => one.key !== key))

  const send = async (file: File) => {
    const key = crypto.randomUUID()
    const address = URL.createObjectURL(file)
    addresses.current.push(address)
    setTaken((before) => [...before, { key, address, id: null }])
    try {
      const id = await sendIn(file)
      setTaken((before) => before.map((one) => (one.key === key ? { ...one, id } : one)))
    } catch (error) {
      remove(key)
      say.problem(error)
    }
  }
  const add = (files: readonly File[]) => files.slice(0, PICTURES_MAX - taken.length).forEach((file) => void send(file))
  const ids = taken.flatMap((one) => (one.id === null ? [] : [one.id]))
  return { taken, add, remove, ids, underWay: ids.length < taken.length }
}

export function PictureField({ pictures, label }: { pictures: ReturnType<typeof usePictures>; label?: string }) {
  const t = useText()
  const { taken, add, remove } = pictures
  return (
    <div className="hs-field">
      <span>{label ?? t('write.pictures', { max: PICTURES_MAX })}</span>
      <div className="hs-review-pictures">
        {taken.map((one, place) => (
          <span key={one.key} className={one.id === null ? 'hs-review-taken hs-review-sending' : 'hs-review-taken'}>
            <img src={one.address} alt="" />
            <button type="button" aria-label={t('write.remove', { place: place + 1 })} onClick={() => remove(one.key)}>
              <CloseOutline />
            </button>
          </span>
        ))}
        {taken.length >= PICTURES_MAX ? null : (
          <label className="hs-review-add">
            <AddOutline aria-hidden />
            <span className="hs-small">{t('write.add')}</span>
            <input
              type="file"
              className="hs-unseen"
              accept={KINDS}
              multiple
              onChange={(event) => {
                add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </label>
        )}
      </div>
    </div>
  )
}
