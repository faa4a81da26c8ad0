/** What the server says about one field of a form. */
import type { Problem } from '@api/problem'

export function wrongAt(problem: Problem | null, field: string): string | null {
  return problem?.errors.find((one) => one.place === `body/${field}`)?.message ?? null
}

/** What it says about none of them. */
export function wrongElsewhere(problem: Problem | null, fields: readonly string[]): string | null {
  if (problem === null || fields.some((field) => wrongAt(problem, field) !== null)) return null
  return problem.detail || problem.title
}
