/** How a template would look, asked for when the typing pauses; the last answer stays while the next is on its way. */
import { useEffect, useState } from 'react'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'

export type Preview = Schema<'PrintPreviewView'>
export type Looked = Schema<'LookAtTemplate'>

const PAUSE_MILLISECONDS = 500

export function usePreview(looked: Looked): { shown: Preview | undefined; refused: string | undefined; running: boolean } {
  const { run } = useAct('post', '/api/console/printing/previews', { touches: [] })
  const [shown, setShown] = useState<Preview>()
  const [refused, setRefused] = useState<string>()
  const [running, setRunning] = useState(false)
  const { kind, text, width_mm, height_mm, reprinted } = looked

  useEffect(() => {
    let current = true
    const ask = async () => {
      setRunning(true)
      try {
        const answer = await run({ body: { kind, text, width_mm, height_mm, reprinted: reprinted ?? false } })
        if (!current) return
        setRefused(undefined)
        // What is wrong is told beside the last page that was right.
        setShown((before) => (answer.mistakes.length > 0 && before !== undefined ? { ...answer, pages: before.pages, page_count: before.page_count } : answer))
      } catch (error) {
        if (current) setRefused(asProblem(error).detail || asProblem(error).title)
      } finally {
        if (current) setRunning(false)
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MILLISECONDS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [run, kind, text, width_mm, height_mm, reprinted])
  return { shown, refused, running }
}
