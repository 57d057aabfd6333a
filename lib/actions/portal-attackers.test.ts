import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { ADDRESS_HEADER, CORRELATION_HEADER } from '@/lib/base/request-headers'
import type { ActionResult } from './action-result'
import { type Cookie, cookieOf, storedState, withUnknownIds } from './testing/browser'
import { makePortalEstate, type PortalEstate, type Side } from './testing/portal-estate'

// What Next provides around a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookie: undefined as { name: string; value: string } | undefined }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (request.cookie?.name === name ? request.cookie : undefined) }),
  headers: async () => new Headers({ [ADDRESS_HEADER]: '192.0.2.30', [CORRELATION_HEADER]: 'request-7' }),
}))

type Insider = keyof Side['people']
type Outsider = 'strange owner' | 'strange partner' | 'auditor' | 'nobody'

interface Door {
  /** people of the attacked organisations that may use it; all others are refused */
  may: readonly Insider[]
  /** what names things of the attacked side */
  input: (side: Side) => unknown
  /** acts on the caller and names nothing: an outsider does it to themselves */
  own?: true
  /** answers alike whether there was something to do or not */
  quiet?: true
}

const OWNER = ['owner'] as const
const CUSTOMER = ['owner', 'member'] as const
const OWNERS = ['owner', 'partnerOwner'] as const
const PARTNER = ['partnerOwner', 'partnerMember'] as const
const EVERYBODY = ['owner', 'member', ...PARTNER] as const

/** Every server action of the portal by folder and file. One without a line here fails the first test. */
const DOORS: Record<string, Door> = {
  'portal/change-person': {
    may: OWNER,
    input: ({ people }) => ({ id: people.member.id, patch: { expectedVersion: 1, displayName: 'Renamed' } }),
  },
  'portal/reset-second-factor': { may: OWNER, input: ({ people }) => ({ id: people.member.id }) },
  'portal/renew-access': { may: OWNER, input: ({ people }) => ({ id: people.member.id }) },
  'portal/invite-person': {
    may: OWNER,
    input: ({ customerId }) => ({ email: 'newcomer@hotel.example', portalRole: 'OWNER', customerId }),
  },
  'portal/withdraw-invitation': { may: OWNER, input: ({ invitationId }) => ({ id: invitationId }) },
  'portal/offer-second-factor': { may: EVERYBODY, input: () => ({}), own: true },
  'portal/confirm-second-factor': { may: EVERYBODY, input: () => ({ code: '000000' }), own: true },
  'portal/remove-second-factor': { may: EVERYBODY, input: () => ({}), own: true },
  'portal/read-notice': { may: ['owner'], input: ({ noticeId }) => ({ id: noticeId }), quiet: true },
  'portal/confirm-limits': { may: PARTNER, input: ({ during }) => ({ id: during.partnerIntegrationId }) },
  'portal/first-call': {
    may: EVERYBODY,
    input: ({ during }) => ({ environmentId: during.environmentId, secret: 'a-secret', applicationKey: 'a-key' }),
  },
  'portal/reissue-many': {
    may: OWNERS,
    input: ({ during, after }) => ({ environmentIds: [during.environmentId, after.environmentId], overlapHours: 24 }),
    quiet: true,
  },
  'portal-customer/acknowledge-integration': {
    may: CUSTOMER,
    input: ({ during }) => ({ id: during.integrationIds[0] }),
  },
  'portal-customer/verify-integration': { may: CUSTOMER, input: ({ after }) => ({ id: after.integrationIds[0] }) },
  'portal-customer/reissue-client-id': {
    may: OWNERS,
    input: ({ during }) => ({ environmentId: during.environmentId, overlapHours: 24 }),
  },
  'portal-customer/issue-secret': { may: OWNER, input: ({ after }) => ({ pk: after.convertedPk, overlapHours: 24 }) },
  'portal-customer/create-own-client': {
    may: OWNER,
    input: ({ after }) => ({
      environmentId: after.environmentId,
      integrationId: after.integrationIds[1],
      namePart: 'kiosk',
    }),
  },
  'portal-customer/restrict-client': {
    may: OWNER,
    input: ({ after }) => ({
      pk: after.sharedPk,
      allProperties: false,
      propertyIds: [after.propertyId],
      expectedVersion: 1,
    }),
  },
  'portal-customer/disable-client': {
    may: OWNER,
    input: ({ after }) => ({ pk: after.convertedPk, disabled: true }),
  },
  'portal-customer/split-shared-client': {
    may: OWNER,
    input: ({ after }) => ({ environmentId: after.environmentId }),
  },
  'portal-customer/add-integration-user': {
    may: OWNER,
    input: ({ during }) => ({
      integrationId: during.integrationIds[1],
      username: 'new-user',
      password: 'a long enough password',
    }),
  },
  'portal-customer/change-integration-user-password': {
    may: OWNER,
    input: ({ during }) => ({ id: during.userId, password: 'a long enough password' }),
  },
  'portal-customer/disable-integration-user': {
    may: OWNER,
    input: ({ during }) => ({ id: during.userId, disabled: true }),
  },
  'portal-customer/report-problem': {
    may: EVERYBODY,
    input: ({ after }) => ({ id: after.environmentId, problem: 'the kiosk gets no token' }),
  },
  'portal-customer/verify-environment': { may: OWNER, input: ({ after }) => ({ id: after.environmentId }) },
  'portal-customer/decide-connection': {
    may: OWNER,
    input: ({ after }) => ({
      id: after.pendingId,
      decision: 'APPROVE',
      allProperties: false,
      propertyIds: [after.propertyId],
    }),
  },
}

let system: TestSystem
let estate: PortalEstate
const cookies = new Map<Insider | Outsider, Cookie | undefined>()
beforeAll(async () => {
  system = await createTestSystem()
  estate = await makePortalEstate(system)
  const { solaris, lunaris } = estate
  for (const who of EVERYBODY) cookies.set(who, await cookieOf(system, solaris.people[who]))
  cookies.set('strange owner', await cookieOf(system, lunaris.people.owner))
  cookies.set('strange partner', await cookieOf(system, lunaris.people.partnerOwner))
  cookies.set('auditor', await cookieOf(system, await system.addAccount({ username: 'otto', role: 'AUDITOR' })))
  cookies.set('nobody', undefined)
})
afterAll(() => system.close())

const OUTSIDERS = ['strange owner', 'strange partner', 'auditor', 'nobody'] as const
/** Refusals at the door; anything else means that the service looked at the thing for them. */
const CLOSED = ['unauthenticated', 'forbidden', 'not_found']

async function tried(door: string, who: Insider | Outsider, input: unknown): Promise<ActionResult<unknown>> {
  request.cookie = cookies.get(who)
  const module: Record<string, (given: unknown) => Promise<ActionResult<unknown>>> = await import(
    path.join(import.meta.dirname, `${door}.ts`)
  )
  const [action] = Object.values(module)
  if (!action) throw new Error(`${door} exports no action`)
  return action(input)
}

const codeOf = (answer: ActionResult<unknown>) => (answer.ok ? 'ok' : answer.code)

describe('server actions of the portal', () => {
  it('are all attacked here', () => {
    const found = ['portal', 'portal-customer'].flatMap((folder) =>
      readdirSync(`lib/actions/${folder}`)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => `${folder}/${file.replace(/\.ts$/, '')}`),
    )
    const helpers = ['portal/tell-invited']
    expect(Object.keys(DOORS).sort()).toEqual(found.filter((name) => !helpers.includes(name)).sort())
  })

  it.each(Object.keys(DOORS))('%s tells strangers nothing and changes nothing for them', async (door) => {
    const { input, own, quiet } = DOORS[door] as Door
    const given = input(estate.solaris)
    const foreign = idsOf(estate.solaris)
    const before = storedState(system)
    for (const who of OUTSIDERS) {
      const answer = await tried(door, who, given)
      const isPortal = who === 'strange owner' || who === 'strange partner'
      if (own && isPortal) continue
      if (!quiet || !isPortal) expect(CLOSED, `${who}: ${JSON.stringify(answer)}`).toContain(codeOf(answer))
      const told = withUnknownIds(answer, foreign)
      expect(told).toEqual(await tried(door, who, withUnknownIds(given, foreign)))
      expect(JSON.stringify(told)).not.toMatch(/solaris|SOL\b/i)
    }
    if (!own) expect(storedState(system)).toEqual(before)
  })

  it.each(Object.keys(DOORS))('%s is refused to those within whose part it is not', async (door) => {
    const { input, may, own, quiet } = DOORS[door] as Door
    const given = input(estate.solaris)
    const before = storedState(system)
    for (const who of EVERYBODY) {
      if (may.includes(who)) continue
      const answer = await tried(door, who, given)
      if (!quiet) expect(CLOSED, `${who}: ${JSON.stringify(answer)}`).toContain(codeOf(answer))
    }
    if (!own) expect(storedState(system)).toEqual(before)
  })

  it.each(Object.keys(DOORS))('%s lets those in who may, and judges what they ask', async (door) => {
    const { input, may } = DOORS[door] as Door
    for (const who of may) {
      const answer = await tried(door, who, input(estate.solaris))
      expect([...CLOSED, 'internal', 'reauthentication_required'], `${who}: ${JSON.stringify(answer)}`).not.toContain(
        codeOf(answer),
      )
    }
  })
})

/** Every id of a side, wherever it stands. */
function idsOf({ during, after, people, ...side }: Side): string[] {
  const accounts = Object.values(people).map(({ id }) => id)
  const things = [side, during, after].flatMap((part) => Object.entries(part))
  return [...accounts, ...things.flatMap(([name, id]) => (/(Id|Ids|Pk)$/.test(name) ? id : []))]
}
