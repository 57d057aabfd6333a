import { addSeconds } from '@/lib/base/clock'
import type { SsoSession } from '@/lib/oauth/ports/sso-sessions'
import type { World } from '@/lib/policy/testing/world'
import {
  codeOf,
  consentOf,
  familyOf,
  insertPeople,
  newHash,
  type People,
  sessionOf,
  startSession,
} from '@/lib/store/testing/browser-records'

/** What a person has in one domain: a consent, a session in which a client got a code, and what came of the code. */
export interface Estate extends People {
  resourceId: string
  consentId: string
  session: SsoSession
  /** of a delivery that was given up */
  noticeId: string
}

/**
 * A person of an identity store that one domain alone uses, signed in there, who allowed one client two scopes. Another
 * session is over, and its client could not be told.
 */
export async function makeEstate({ store, clock }: World, username?: string): Promise<Estate> {
  const people = await insertPeople(store)
  const { client } = people
  const now = clock.now()
  const user = username === undefined ? people.user : { ...people.user, username }
  if (user !== people.user) await store.users.replace(user, 1)
  const own = { ...people, user }
  const given = consentOf(own, { givenAt: now, expiresAt: addSeconds(now, 86_400) })
  await store.consents.give(given)
  const [consent] = await store.consents.of(user.id, client.pk)
  const since = { createdAt: now, authenticatedAt: now, lastSeenAt: now, expiresAt: addSeconds(now, 28_800) }
  const { session } = await startSession(store, sessionOf(own, since))
  await store.ssoSessions.used(session.id, client.pk, now)
  await giveCode(store, own, session.id, now)
  const { session: over } = await startSession(store, sessionOf(own, since))
  await store.ssoSessions.used(over.id, client.pk, now)
  await store.ssoSessions.end(over.id, now, 'SIGNED_OUT')
  const noticeId = `${over.id}.${client.pk}`
  await store.logoutNotices.failed(noticeId, 'answered 500', null)
  const resourceId = given.resources[0]?.resourceId ?? ''
  return { ...own, session, noticeId, resourceId, consentId: consent?.id ?? '' }
}

/** A code that was used: an access token and a refresh token came of it. */
async function giveCode({ authorizationCodes }: World['store'], people: People, sessionId: string, now: Date) {
  const hash = newHash()
  const life = { signedInAt: now, issuedAt: now, expiresAt: addSeconds(now, 60), endsAt: addSeconds(now, 7200) }
  await authorizationCodes.add(hash, codeOf(people, { sessionId, ...life }))
  const { family, first } = familyOf(people, { sessionId, signedInAt: now, createdAt: now })
  const end = addSeconds(now, 7200)
  const begins = { family, first: { ...first, issuedAt: now, expiresAt: end, endsAt: end } }
  await authorizationCodes.consume(hash, now, begins)
}
