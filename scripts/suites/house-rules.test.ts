import { describe, expect, it } from 'vitest'
import { judge } from './house-rules.mjs'

describe('the house rules', () => {
  it.each([
    ['lib/policy/a.ts', 'const url = process.env.DATABASE_URL'],
    ['lib/keys/a.ts', 'const now = new Date()'],
    ['lib/oauth/a.ts', 'const now = Date.now()'],
    ['lib/auth/a.ts', 'const id = randomUUID()'],
    ['components/ui/a.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['lib/base/a.ts', '// @ts-ignore'],
    ['e2e/console/a.ts', 'const page = thing as any'],
  ])('find in %s: %s', (file, line) => {
    expect(judge(file, `const before = 1\n${line}\n`)).toEqual([expect.stringMatching(`^${file}:2 `)])
  })

  it.each([
    ['lib/base/env.ts', 'parse(process.env)'],
    ['server.ts', "process.env.NEXTAUTH_URL = 'http://localhost'"],
    ['lib/base/a.ts', '// as any reader sees'],
    ['lib/keys/a.ts', 'const then = new Date(seconds * 1000)'],
    ['lib/keys/a.ts', '// never new Date() here'],
    ['lib/keys/a.ts', '/**\n * not Date.now()\n */'],
    ['lib/base/clock.ts', 'export const systemClock = { now: () => new Date() }'],
    ['lib/base/a.ts', "const url = 'https://process.example'"],
  ])('leave alone in %s: %s', (file, line) => {
    expect(judge(file, line)).toEqual([])
  })
})
