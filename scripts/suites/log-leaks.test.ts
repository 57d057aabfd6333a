import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { findLogLeaks } from './log-leaks.mjs'

const SECRET = 'open "sesame"/1 now'
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-leaks-'))
  mkdirSync(path.join(folder, 'logs'))
  return () => rmSync(folder, { recursive: true, force: true })
})

function search(line: string | null, secrets: string[] = [SECRET]): string[] {
  writeFileSync(path.join(folder, 'secrets.txt'), secrets.map((secret) => `${JSON.stringify(secret)}\n`).join(''))
  if (line !== null) writeFileSync(path.join(folder, 'logs', 'a.log'), `{"msg":"first"}\n${line}\n`)
  return findLogLeaks(path.join(folder, 'secrets.txt'), path.join(folder, 'logs'))
}

describe('the search of the logs for secrets', () => {
  it('finds nothing in an innocent log', () => {
    expect(search('{"msg":"token issued"}')).toEqual([])
  })

  it.each([
    ['as it is', `password ${SECRET}`],
    ['inside a JSON line', JSON.stringify({ body: { password: SECRET } })],
    ['in a URL', `/callback?secret=${encodeURIComponent(SECRET)}`],
    ['in a form', `client_secret=${encodeURIComponent(SECRET).replaceAll('%20', '+')}`],
    ['in base64', `Basic ${Buffer.from(SECRET).toString('base64')}`],
    ['as the password of an HTTP Basic header', `Basic ${Buffer.from(`ada:${SECRET}`).toString('base64')}`],
  ])('finds a secret that stands there %s', (_form, line) => {
    expect(search(line)).toEqual([expect.stringMatching(/^a\.log:2 contains secret no\. 1/)])
  })

  it('lets the printed set-up link pass, and finds the same token in a log line', () => {
    const token = 'kq3-one-time-token'
    expect(search(`  http://localhost:3000/first-run#${token}`, [token])).toEqual([])
    expect(search(JSON.stringify({ url: `http://localhost:3000/first-run#${token}` }), [token])).toHaveLength(1)
  })

  it('never repeats the secret in its complaint', () => {
    expect(search(SECRET).join()).not.toContain(SECRET)
  })

  it('complains when no secret was recorded, because then it proves nothing', () => {
    expect(search('{"msg":"x"}', [])).toEqual([expect.stringContaining('no secret')])
  })

  it('complains when no log was written, because then it proves nothing', () => {
    expect(search(null)).toEqual([expect.stringContaining('no log line')])
  })
})
