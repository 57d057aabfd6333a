import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPeopleWorld, type PeopleWorld, refresh, signIn } from '../testing/people'
import { readToken } from '../testing/world'

type Step =
  | { does: 'sign in'; wide: boolean }
  | { does: 'refresh'; which: number; times: number; scope: string }
  | { does: 'wait'; seconds: number }
  | { does: 'lock'; isLocked: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('sign in' as const), wide: fc.boolean() }),
  fc.record({
    does: fc.constant('refresh' as const),
    which: fc.nat(),
    times: fc.integer({ min: 1, max: 3 }),
    scope: fc.constantFrom('', 'Ledger.read', 'Ledger.write', 'Ledger.read Ledger.write', 'Other.read'),
  }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ does: fc.constant('lock' as const), isLocked: fc.boolean() }),
)

/** Every refresh token anybody was ever given, with the scopes of its family. */
type Known = { token: string; scopes: readonly string[] }[]

async function take(world: PeopleWorld, known: Known, given: Step): Promise<void> {
  if (given.does === 'wait') return world.clock.advanceSeconds(given.seconds)
  if (given.does === 'lock') {
    world.ada.refusal = given.isLocked ? 'locked' : null
    return
  }
  if (given.does === 'sign in') {
    const scope = given.wide ? 'Ledger.read Ledger.write' : 'Ledger.read'
    const { status, json } = await signIn(world, { scope })
    expect(status).toBe(world.ada.refusal ? 400 : 200)
    if (status === 200) known.push({ token: String(json.refresh_token), scopes: scope.split(' ') })
    return
  }
  const chosen = known[given.which % Math.max(1, known.length)]
  if (!chosen) return
  const form: Record<string, string> = given.scope ? { scope: given.scope } : {}
  const answers = await Promise.all(Array.from({ length: given.times }, () => refresh(world, chosen.token, form)))
  const successors = new Set(answers.map(({ json }) => json.refresh_token).filter(Boolean))
  expect(successors.size, 'one successor for all callers').toBeLessThanOrEqual(1)
  for (const { status, json } of answers) {
    expect([200, 400]).toContain(status)
    if (status !== 200) continue
    expect(world.ada.refusal, 'nobody acts for a locked person').toBeNull()
    const granted = readToken(json.access_token).claims.scope as string[]
    expect(chosen.scopes).toEqual(expect.arrayContaining(granted))
  }
  for (const token of successors) {
    if (!known.some((other) => other.token === token)) known.push({ token: String(token), scopes: chosen.scopes })
  }
}

/** What holds after every step, whatever came before. */
function expectOneChainEach(world: PeopleWorld): void {
  const { families, tokens } = world.tokens
  const followed = new Set([...tokens.values()].map(({ predecessor }) => predecessor))
  for (const { id } of families.values()) {
    const ends = [...tokens.values()].filter((token) => token.familyId === id && !followed.has(token.hash))
    expect(ends, 'a family has one end').toHaveLength(1)
  }
}

it('whatever happens in whatever order, a family is one chain, never wider than granted, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = createPeopleWorld()
      world.config.switches = { ...world.config.switches, refreshRotation: true, refreshAutoRevoke: true }
      const known: Known = []
      const revoked = new Set<string>()
      for (const given of steps) {
        await take(world, known, given)
        expectOneChainEach(world)
        for (const { id, revokedAt } of world.tokens.families.values()) {
          if (revoked.has(id)) expect(revokedAt, 'a revoked family stays revoked').not.toBeNull()
          if (revokedAt) revoked.add(id)
        }
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)
