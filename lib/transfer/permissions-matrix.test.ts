import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import { exportConfiguration } from './export-configuration'
import { importConfiguration } from './import-configuration'

const OPERATIONS: Record<string, (ctx: ServiceContext) => Promise<unknown>> = {
  exportConfiguration: (ctx) => exportConfiguration(ctx),
  importConfiguration: (ctx) => importConfiguration(ctx, '{"gatehouse":1}', { apply: true }),
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
const ACTORS: [string, Actor, string][] = [
  ['the command line', SYSTEM, 'done'],
  ['an administrator', person('ada', 'ADMINISTRATOR'), 'done'],
  [
    'one who proved the password long ago',
    person('ada', 'ADMINISTRATOR', { authenticatedAt: LONG_AGO }),
    'reauthentication_required',
  ],
  ['one who is bound to domains', person('bea', 'ADMINISTRATOR', { domainIds: ['x'] }), 'forbidden'],
  ['a domain administrator', person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ['x'] }), 'forbidden'],
  ['an auditor', person('otto', 'AUDITOR'), 'forbidden'],
  ['a migration operator', person('mo', 'MIGRATION_OPERATOR'), 'forbidden'],
  ['somebody of the portal', person('pia', 'PORTAL'), 'forbidden'],
  ['nobody', ANONYMOUS, 'unauthenticated'],
]

describe('who may take the configuration out and put it in', () => {
  it('lists every operation that can be called', () => {
    const found = readdirSync('lib/transfer')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(path.join('lib/transfer', file), 'utf8').matchAll(
          /export (?:async )?function (\w+)\(\s*ctx: ServiceContext/g,
        ),
      ])
      .map((match) => match[1])
    expect(found.sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  const cases = Object.keys(OPERATIONS).flatMap((name) =>
    ACTORS.map(([who, actor, outcome]) => ({ name, who, actor, outcome })),
  )
  it.each(cases)('$name by $who: $outcome', async ({ name, actor, outcome }) => {
    const before = (await world.store.audit.head()).seq
    const done = await OPERATIONS[name]?.(world.as(actor)).then(
      () => 'done',
      (error) => error.code,
    )
    expect(done).toBe(outcome)
    expect((await world.store.audit.head()).seq).toBe(before)
  })
})
