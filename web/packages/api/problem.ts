/** Why something was not done: the server's problem details, or that the server was not reached. */
import type { Schema } from './types'

export type Problem = Schema<'Problem'>

export const UNREACHABLE = 'web.unreachable'
export const UNREADABLE = 'web.unreadable'

const words = {
  'zh-CN': {
    [UNREACHABLE]: ['没有连上服务器', '网络中断或服务器正在重启。刚才的操作没有得到答复，可以直接再试一次，不会重复执行。'],
    [UNREADABLE]: ['服务器的答复无法读取', '请稍后再试；如果一直这样，请联系管理员。'],
  },
  'en-US': {
    [UNREACHABLE]: ['The server was not reached', 'The network is down or the server is restarting. Try again: nothing is done twice.'],
    [UNREADABLE]: ['The answer cannot be read', 'Try again in a while; if it stays so, tell an administrator.'],
  },
} as const

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  return isProblem(error) ? error : ours(UNREACHABLE, 0)
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error && 'detail' in error
}

/** A problem that the server did not put into words itself. */
export function ours(code: typeof UNREACHABLE | typeof UNREADABLE, status: number): Problem {
  const language = document.documentElement.lang === 'en-US' ? 'en-US' : 'zh-CN'
  const [title, detail] = words[language][code]
  return { type: `urn:houtai:problem:${code}`, title, detail, status, code, instance: '', errors: [] }
}
