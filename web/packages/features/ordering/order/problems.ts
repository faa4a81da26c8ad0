import { asProblem } from '@api/problem'

/** What the server says, in one line. */
export function wordsOf(error: unknown): string {
  const { title, detail, errors } = asProblem(error)
  return errors?.length ? errors.map((one) => one.message).join('；') : (detail ?? title)
}
