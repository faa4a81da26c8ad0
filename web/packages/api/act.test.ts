import { afterEach, expect, test, vi } from 'vitest'
import { ActKeys, moduleOf, shows } from './act'
import { fileName } from './download'
import { asProblem, UNREACHABLE, UNREADABLE } from './problem'
import { signedIn, signedInAgain, signedOut } from './session'
import { patientFetch } from './client'

afterEach(() => {
  vi.unstubAllGlobals()
  signedOut()
})

test('an act keeps its key while it is tried again, and the next one gets another', () => {
  const keys = new ActKeys()
  const first = keys.of('a')
  expect(keys.of('a')).toBe(first)
  expect(keys.of('b')).not.toBe(first)
  keys.settle('a')
  expect(keys.of('a')).not.toBe(first)
})

test('after an act its module is asked anew, and no other', () => {
  const address = moduleOf('/api/console/identity/accounts/{account_id}/disable')
  expect(shows({ queryKey: ['get', '/api/console/identity/roles'] }, [address])).toBe(true)
  expect(shows({ queryKey: ['get', '/api/console/ledger/accounts'] }, [address])).toBe(false)
  expect(shows({ queryKey: ['me'] }, [address])).toBe(false)
})

test('what is no problem of the server is told as one of the line', () => {
  expect(asProblem(new TypeError('Failed to fetch')).code).toBe(UNREACHABLE)
})

test('the name of a download may be Chinese', () => {
  expect(fileName("attachment; filename=x.xlsx; filename*=UTF-8''%E6%97%A5%E5%BF%97.xlsx")).toBe('日志.xlsx')
  expect(fileName('attachment; filename="log.csv"')).toBe('log.csv')
  expect(fileName(null)).toBeUndefined()
})

const refusal = () => Response.json({ code: 'request.unauthenticated' }, { status: 401 })

test('a stranger is refused at once', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => refusal()))
  expect((await patientFetch(new Request('http://x/api/console/identity/me'))).status).toBe(401)
})

test('a request whose session has ended waits for the sign-in and is sent again whole', async () => {
  signedIn()
  const bodies: string[] = []
  let ended = true
  const line = async (request: Request) => {
    bodies.push(await request.text())
    return ended ? refusal() : Response.json({ ok: true })
  }
  vi.stubGlobal('fetch', vi.fn(line))
  const answer = patientFetch(new Request('http://x/api/console/things', { method: 'POST', body: '{"a":1}' }))
  await vi.waitFor(() => expect(bodies).toHaveLength(1))
  ended = false
  signedIn()
  expect((await answer).status).toBe(200)
  expect(bodies).toEqual(['{"a":1}', '{"a":1}'])
})

test('who leaves on purpose ends what was waiting', async () => {
  signedIn()
  const waiting = signedInAgain()
  signedOut()
  expect(await waiting).toBe(false)
})

test('an answer of something between us and the server becomes a problem with words', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => new Response('<html>Bad Gateway', { status: 502 })))
  const answer = await patientFetch(new Request('http://x/api/x'))
  expect((await answer.json()).code).toBe(UNREADABLE)
})
