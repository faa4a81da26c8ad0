/** Which pick comes next, and what a scan means for it. */
import type { Schema } from '@api/types'

export type Task = Schema<'PickTaskView'>

/** Picked on this device and not yet known to the server, by task. */
export type Ahead = Readonly<Record<string, number>>

export function leftOf(task: Task, ahead: Ahead): number {
  return task.state === 'open' ? Math.max(task.quantity - task.picked - (ahead[task.id] ?? 0), 0) : 0
}

export function nextOf(tasks: readonly Task[], ahead: Ahead, short: ReadonlySet<string>): Task | undefined {
  return tasks.find((task) => !short.has(task.id) && leftOf(task, ahead) > 0)
}

export function isFor(task: Task, code: string): boolean {
  return code !== '' && (task.barcode === code || task.code === code)
}

/** How many pieces are picked, those ahead of the server included. */
export function donePieces(tasks: readonly Task[], ahead: Ahead): number {
  return tasks.reduce((sum, task) => sum + Math.min(task.picked + (ahead[task.id] ?? 0), task.quantity), 0)
}
