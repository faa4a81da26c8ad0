/** Pictures on their way to the server: what is sent, what failed and why, trying again. */
import { useEffect, useRef, useState } from 'react'
import { asProblem } from '@api/problem'
import { upload } from '@api/upload'

export interface UnderWay {
  key: string
  file: File
  /** Address of the picture as the browser has it. */
  local: string
  /** Why it was not taken; absent while it is sent. */
  why?: string
}

/** `keep` gets the ids of what has arrived, in the order in which it was chosen. */
export function useUploads(purpose: string, keep: (ids: string[]) => void) {
  const [underWay, setUnderWay] = useState<UnderWay[]>([])
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  }, [keep])
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  function drop(key: string) {
    setUnderWay((all) => {
      const one = all.find((it) => it.key === key)
      if (one !== undefined) URL.revokeObjectURL(one.local)
      return all.filter((it) => it.key !== key)
    })
  }

  /** One after the other: a phone line carries them no faster at once, and their order stays. */
  async function send(files: readonly UnderWay[]) {
    for (const one of files) {
      if (gone.current) return
      try {
        const stored = await upload(one.file, purpose)
        drop(one.key)
        latest.current([stored.id])
      } catch (error) {
        const { title, detail, errors } = asProblem(error)
        const why = errors?.[0]?.message || detail || title
        setUnderWay((all) => all.map((it) => (it.key === one.key ? { ...it, why } : it)))
      }
    }
  }

  function add(files: readonly File[]) {
    const begun = files.map((file) => ({ key: crypto.randomUUID(), file, local: URL.createObjectURL(file) }))
    setUnderWay((all) => [...all, ...begun])
    void send(begun)
  }

  function again(one: UnderWay) {
    setUnderWay((all) => all.map((it) => (it.key === one.key ? { ...it, why: undefined } : it)))
    void send([one])
  }

  return { underWay, add, again, drop }
}
