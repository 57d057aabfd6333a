import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { openWorld, person, type World } from '@/lib/policy/testing/world'
import * as endSessions from './end-sessions'
import * as ledger from './ledger'
import * as notices from './notices'
import { previewRevocation } from './preview'
import * as revokeTokens from './revoke-tokens'
import * as sessions from './sessions'
import * as standing from './standing'
import { type Estate, makeEstate } from './testing/estate'
import * as userConsents from './user-consents'
import * as withdraw from './withdraw'

/** Everything the room lets a door call. A new operation must say here who may do it. */
const MODULES = {
  ...ledger,
  ...sessions,
  ...standing,
  ...endSessions,
  listNotices: notices.listNotices,
  clientNotices: notices.clientNotices,
  retryNotice: notices.retryNotice,
  previewRevocation,
  ...revokeTokens,
  withdrawConsent: withdraw.withdrawConsent,
  withdrawConsents: withdraw.withdrawConsents,
  ...userConsents,
}

/**
 * Who may: R everybody with a role, in the domains they reach; W administrators, and domain administrators in their own
 * domains. `bounded`: what names no domain answers a domain administrator from their own domains, which hold nothing of it.
 */
interface Operation {
  who: 'R' | 'W'
  bounded?: boolean
  call: (ctx: ServiceContext, estate: Estate) => Promise<unknown>
}
const selectionOf = ({ domain, user, client }: Estate) => ({
  domainId: domain.id,
  userId: user.id,
  clientPk: client.pk,
})
const named = ({ domain, user }: Estate) => ({ domainName: domain.name, username: user.username })
const OPERATIONS: Record<keyof typeof MODULES, Operation> = {
  listConsents: { who: 'R', bounded: true, call: (ctx) => ledger.listConsents(ctx) },
  getConsent: { who: 'R', call: (ctx, { consentId }) => ledger.getConsent(ctx, consentId) },
  listSessions: { who: 'R', bounded: true, call: (ctx) => sessions.listSessions(ctx, { all: true }) },
  getSession: { who: 'R', call: (ctx, { session }) => sessions.getSession(ctx, session.id) },
  userStanding: { who: 'R', bounded: true, call: (ctx, { user }) => standing.userStanding(ctx, user.id) },
  clientStanding: { who: 'R', call: (ctx, { client }) => standing.clientStanding(ctx, client.pk) },
  listNotices: { who: 'R', bounded: true, call: (ctx) => notices.listNotices(ctx) },
  clientNotices: { who: 'R', call: (ctx, { client }) => notices.clientNotices(ctx, client.pk) },
  retryNotice: { who: 'W', call: (ctx, { noticeId }) => notices.retryNotice(ctx, noticeId) },
  endSession: { who: 'W', call: (ctx, { session }) => endSessions.endSession(ctx, session.id) },
  endUserSessions: {
    who: 'W',
    call: (ctx, { user, domain }) => endSessions.endUserSessions(ctx, user.id, domain.id),
  },
  endDomainSessions: { who: 'W', call: (ctx, { domain }) => endSessions.endDomainSessions(ctx, domain.id) },
  previewRevocation: {
    who: 'W',
    call: (ctx, { consentId }) => previewRevocation(ctx, { what: 'consent', id: consentId }),
  },
  withdrawConsent: { who: 'W', call: (ctx, { consentId }) => withdraw.withdrawConsent(ctx, consentId) },
  withdrawConsents: { who: 'W', call: (ctx, estate) => withdraw.withdrawConsents(ctx, selectionOf(estate)) },
  revokeConsentTokens: {
    who: 'W',
    call: (ctx, estate) => revokeTokens.revokeConsentTokens(ctx, selectionOf(estate), { type: 'TOKENS' }),
  },
  revokeUserTokens: { who: 'W', call: (ctx, { user }) => revokeTokens.revokeUserTokens(ctx, user.id) },
  userConsents: { who: 'R', call: (ctx, estate) => userConsents.userConsents(ctx, named(estate)) },
  withdrawUserConsents: { who: 'W', call: (ctx, estate) => userConsents.withdrawUserConsents(ctx, named(estate)) },
  revokeUserConsentTokens: {
    who: 'W',
    call: (ctx, estate) => userConsents.revokeUserConsentTokens(ctx, named(estate), { type: 'TOKENS' }),
  },
}

const ROLES = ['administrator', 'domain administrator', 'auditor', 'nobody', 'system'] as const
type RoleName = (typeof ROLES)[number]
function actorFor(role: RoleName, domainIds: string[]): Actor {
  if (role === 'administrator') return person('ada', 'ADMINISTRATOR')
  if (role === 'auditor') return person('otto', 'AUDITOR')
  if (role === 'system') return SYSTEM
  if (role === 'nobody') return ANONYMOUS
  return person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds })
}

/** What must happen: `done`, or the code of the refusal. */
function expected({ who, bounded }: Operation, role: RoleName, isOwn: boolean): string {
  if (role === 'nobody') return 'unauthenticated'
  if (role === 'auditor') return who === 'R' ? 'done' : 'forbidden'
  if (role === 'domain administrator') return isOwn || bounded ? 'done' : 'not_found'
  return 'done'
}

async function outcomeOf(work: () => Promise<unknown>): Promise<{ outcome: string; result: unknown }> {
  try {
    return { outcome: 'done', result: await work() }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { outcome: error.code, result: null }
  }
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('who may do what with consents and sessions, where', () => {
  it('lists every operation that can be called', () => {
    // Given a context, but called by the operations above only, which check who asks.
    const steps = ['countReach']
    const found = readdirSync('lib/consent')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(join('lib/consent', file), 'utf8').matchAll(
          /export (?:async )?function (\w+)\(\s*ctx: ServiceContext/g,
        ),
      ])
      .map((match) => match[1] ?? '')
    expect(found.filter((name) => !steps.includes(name)).sort()).toEqual(Object.keys(OPERATIONS).sort())
    expect(Object.keys(MODULES).sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  const cases = (Object.entries(OPERATIONS) as [keyof typeof MODULES, Operation][]).flatMap(([name, operation]) =>
    ROLES.flatMap((role) => [true, false].map((isOwn) => ({ name, role, isOwn, operation }))),
  )
  it.each(cases)('$name by $role, own domain $isOwn', async ({ role, isOwn, operation }) => {
    const estate = await standingEstate()
    const ctx = world.as(actorFor(role, isOwn ? [estate.domain.id] : ['0'.repeat(32)]))
    const before = await stateOf(estate)
    const { outcome, result } = await outcomeOf(() => operation.call(ctx, estate))
    expect(outcome).toBe(expected(operation, role, isOwn))
    if (outcome === 'done' && operation.who === 'W') kept = undefined
    else expect(await stateOf(estate)).toEqual(before)
    if (role === 'domain administrator' && !isOwn) {
      const text = JSON.stringify(result)
      for (const foreign of [estate.domain.name, estate.user.username, estate.client.name]) {
        expect(text).not.toContain(foreign)
      }
    }
  })

  it.each([
    'tokens',
    'user-tokens',
    'client-tokens',
    'session',
    'user-sessions',
    'domain-sessions',
    'consents',
  ] as const)('shows what ending %s would hit only to who may end them', async (what) => {
    const estate = await standingEstate()
    const { domain, user, client, session } = estate
    const selection = selectionOf(estate)
    const target = {
      tokens: { what, selection, tokens: { type: 'TOKENS' } },
      consents: { what, selection },
      'user-tokens': { what, userId: user.id },
      'client-tokens': { what, clientPk: client.pk },
      session: { what, id: session.id },
      'user-sessions': { what, userId: user.id, domainId: domain.id },
      'domain-sessions': { what, domainId: domain.id },
    }[what]
    const by = async (role: RoleName, isOwn = true) => {
      const ctx = world.as(actorFor(role, isOwn ? [domain.id] : []))
      return (await outcomeOf(() => previewRevocation(ctx, target))).outcome
    }
    expect(await by('administrator')).toBe('done')
    expect(await by('domain administrator')).toBe('done')
    expect(await by('domain administrator', false)).toBe('not_found')
    expect(await by('auditor')).toBe('forbidden')
    expect(await by('nobody')).toBe('unauthenticated')
  })

  it('answers a domain administrator alike for what is foreign and what does not exist', async () => {
    const { consentId, session, noticeId } = await makeEstate(world)
    const ctx = world.as(actorFor('domain administrator', []))
    const told = async (work: (id: string) => Promise<unknown>, id: string) => {
      const messages = await Promise.all(
        [id, '00000000-0000-0000-0000-000000000000'].map((each) => work(each).catch((e: Error) => e.message)),
      )
      expect(messages[0]).toBe(messages[1])
    }
    await told((id) => ledger.getConsent(ctx, id), consentId)
    await told((id) => sessions.getSession(ctx, id), session.id)
    await told((id) => notices.retryNotice(ctx, id), noticeId)
  })
})

/** Made anew once an operation has changed something of it. */
let kept: Estate | undefined
async function standingEstate(): Promise<Estate> {
  kept ??= await makeEstate(world)
  return kept
}

/** Everything an operation here could change. */
async function stateOf({ consentId, session, noticeId, user }: Estate) {
  const { store } = world
  return Promise.all([
    store.consents.byId(consentId),
    store.ssoSessions.get(session.id),
    store.logoutNotices.byId(noticeId),
    store.users.byId(user.id),
    store.audit.head(),
  ])
}
