import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFloors } from './floors.mjs'

/** Lays out a small tree under the house's own rules and returns what the check says of it. */
function rulesBrokenBy(files: Record<string, string>): string[] {
  const base = mkdtempSync(path.join(tmpdir(), 'gatehouse-floors-'))
  try {
    symlinkSync(path.resolve('node_modules'), path.join(base, 'node_modules'))
    cpSync('tsconfig.json', path.join(base, 'tsconfig.json'))
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(base, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(base, file), text)
    }
    const result = checkFloors(base, Object.keys(files))
    expect(result.missing).toEqual([])
    return result.violations.map((violation) => violation.rule)
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

describe('the floors', () => {
  it('let an import go down', () => {
    expect(
      rulesBrokenBy({
        'lib/base/clock.ts': 'export const now = 1\n',
        'lib/policy/rule.ts': `import { now } from '@/lib/base/clock'\nexport const rule = now\n`,
      }),
    ).toEqual([])
  })

  it('refuse an import that goes up, even of a type', () => {
    expect(
      rulesBrokenBy({
        'lib/policy/rule.ts': 'export type Rule = string\n',
        'lib/base/clock.ts': `import type { Rule } from '@/lib/policy/rule'\nexport const now: Rule = ''\n`,
      }),
    ).toContain('floor: lib/base')
  })

  it('refuse a service room that imports a later one', () => {
    expect(
      rulesBrokenBy({
        'lib/policy/rule.ts': 'export const rule = 1\n',
        'lib/keys/pair.ts': `import { rule } from '@/lib/policy/rule'\nexport const pair = rule\n`,
      }),
    ).toContain('floor: lib/keys')
  })

  it('refuse a folder that the table does not name', () => {
    expect(rulesBrokenBy({ 'lib/utils/drawer.ts': `import 'node:fs'\nexport const x = 1\n` })).toContain(
      'every-folder-has-a-floor',
    )
  })

  it.each([
    ['@prisma/client', 'lib/policy/a.ts'],
    ['next-auth', 'app/page.tsx'],
    ['jose', 'lib/policy/a.ts'],
    ['next/headers', 'lib/policy/a.ts'],
    ['react', 'lib/schemas/a.ts'],
    ['pg', 'lib/audit/a.ts'],
    ['better-sqlite3', 'app/page.tsx'],
  ])('keep %s out of %s', (name, file) => {
    const broken = rulesBrokenBy({ [file]: `import * as it from '${name}'\nexport const x = it\n` })
    expect(broken.some((rule) => rule.startsWith('at home in'))).toBe(true)
  })

  it('keep the generated database client out of pages', () => {
    const broken = rulesBrokenBy({
      'lib/store/generated/sqlite/client.ts': 'export const client = 1\n',
      'app/page.tsx': `import { client } from '@/lib/store/generated/sqlite/client'\nexport const x = client\n`,
    })
    expect(broken.some((rule) => rule.startsWith('at home in lib/store'))).toBe(true)
  })

  it('refuse a feature that imports another feature', () => {
    expect(
      rulesBrokenBy({
        'components/features/keys/list.ts': 'export const list = 1\n',
        'components/features/clients/form.ts': `import { list } from '@/components/features/keys/list'\nexport const x = list\n`,
      }),
    ).toContain('features-are-islands')
  })

  it('refuse two files that need each other', () => {
    expect(
      rulesBrokenBy({
        'lib/base/a.ts': `import { b } from './b'\nexport const a = () => b\n`,
        'lib/base/b.ts': `import { a } from './a'\nexport const b = () => a\n`,
      }),
    ).toContain('no-circles')
  })

  it('refuse served code that imports a test', () => {
    expect(
      rulesBrokenBy({
        'lib/base/a.test.ts': 'export const a = 1\n',
        'lib/base/b.ts': `import { a } from './a.test'\nexport const b = a\n`,
      }),
    ).toContain('proofs-stay-outside')
  })
})
