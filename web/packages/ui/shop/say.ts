/** Short words over the page, and questions before something is lost. */
import { Dialog, Toast } from 'antd-mobile'
import { asProblem } from '@api/problem'

const SECONDS = 1000

export const say = {
  done: (text: string) => {
    Toast.show({ content: text, duration: 2 * SECONDS })
  },
  problem: (error: unknown) => {
    const problem = asProblem(error)
    Toast.show({ content: problem.detail || problem.title, duration: 3 * SECONDS })
  },
  /** Whether somebody really means it. */
  ask: (wanted: { title: string; what?: string; yes: string; no: string }): Promise<boolean> =>
    Dialog.confirm({ title: wanted.title, content: wanted.what, confirmText: wanted.yes, cancelText: wanted.no }),
}
