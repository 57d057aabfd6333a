import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { afterOf, type DiffLine } from '@/lib/schemas/migration/request-diff'
import { requestDiff } from './request-diff'

const values = {
  url: 'https://gw.example/oauth/v1/tokens',
  beforeClientId: 'O\'Hare "old" $HOME',
  afterClientId: 'DUETTOSOLUAT-ACME-Client',
  enterpriseId: 'ACME',
  scope: 'urn:opc:hgbu:ws:__myscopes__',
}
const beforeOf = (lines: readonly DiffLine[]) =>
  lines.flatMap(({ mark, text }) => (mark === 'after' ? [] : [text])).join('\n')

describe('the change of a request', () => {
  const samples = requestDiff(values)

  it('comes in five languages, each with all that changes and nothing secret', () => {
    expect(samples.map(({ label }) => label)).toEqual(['curl', 'JavaScript', 'Python', 'Java', 'C#'])
    for (const { lines } of samples) {
      const after = afterOf(lines)
      for (const part of ['client_credentials', values.afterClientId, 'ACME', values.scope, values.url]) {
        expect(after).toContain(part)
      }
      expect(after).not.toMatch(/SSD_|password|username/)
      const before = beforeOf(lines)
      expect(before).toMatch(/SSD_USERNAME[\s\S]*SSD_PASSWORD/)
      expect(before).not.toContain('enterpriseId')
      expect(before).toContain(values.url)
      expect(after).toContain('APPLICATION_KEY')
      expect(after).toContain('CLIENT_SECRET')
    }
  })

  it('is JavaScript that a compiler reads, before and after', () => {
    const lines = samples.find(({ id }) => id === 'javascript')?.lines ?? []
    const AsyncFunction = (async () => {}).constructor as new (code: string) => unknown
    for (const code of [beforeOf(lines), afterOf(lines)]) expect(() => new AsyncFunction(code)).not.toThrow()
  })

  it('is shell that hands ids on as they are, whatever is in them', () => {
    const lines = samples.find(({ id }) => id === 'curl')?.lines ?? []
    const run = (code: string) =>
      execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${code}`], {
        encoding: 'utf8',
        env: {
          CLIENT_SECRET: 's3cret',
          APPLICATION_KEY: 'key',
          SSD_USERNAME: 'u',
          SSD_PASSWORD: 'p',
          NODE_ENV: 'test',
        },
      }).split('\n')
    expect(run(beforeOf(lines))).toContain(`${values.beforeClientId}:s3cret`)
    const after = run(afterOf(lines))
    for (const word of [`${values.afterClientId}:s3cret`, 'enterpriseId: ACME', `scope=${values.scope}`]) {
      expect(after).toContain(word)
    }
  })
})
