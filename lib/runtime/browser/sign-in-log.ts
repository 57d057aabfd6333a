import { type AuditContext, type AuditEvent, recordEach } from '@/lib/audit/record'
import { ANONYMOUS } from '@/lib/auth/actor'
import { log } from '@/lib/base/log'
import type { MasterKey } from '@/lib/base/master-key'
import type { AuthorizationEvents } from '@/lib/oauth/ports/browser'
import type { Store } from '@/lib/store/store'

type SignIn = Parameters<AuthorizationEvents['signIn']>[0]

/** Entries of one flush; what goes beyond is told as a number a domain. */
export const ENTRIES_A_FLUSH = 200
/** Sign-ins told one by one that wait for a flush. */
const MAX_PENDING = 1_000

/** Outcomes that only a person who is there can have; any other name may be a password in the wrong field. */
const OF_SOMEBODY = new Set(['password', 'locked', 'disabled', 'locked-for-a-while', 'must-change-password'])

interface Told {
  first: SignIn
  last: SignIn
  times: number
}

/**
 * Writes sign-ins of people down in the audit log, successes and failures. Each is in the log of the server at once and
 * in the audit log within seconds; attempts on one name from one address between two flushes are one entry with a
 * number, and of very many the rest is a number a domain, so that no flood of guesses fills the log.
 * @see OWASP ASVS 5.0 16.3.1
 */
export class SignInLog {
  readonly #store: Pick<Store, 'write' | 'identityStores' | 'users'>
  readonly #masterKey: MasterKey
  #pending = new Map<string, Told>()
  /** sign-ins beyond what is kept one by one, by domain and whether they succeeded */
  #others = new Map<string, Told>()
  #flushing: Promise<void> | null = null

  constructor(store: Pick<Store, 'write' | 'identityStores' | 'users'>, masterKey: MasterKey) {
    this.#store = store
    this.#masterKey = masterKey
  }

  signIn(event: SignIn): void {
    const { domain, userId, clientId, outcome, correlationId } = event
    const line = {
      correlationId,
      domain: domain.name,
      client: clientId ?? undefined,
      user: userId ?? undefined,
      outcome,
    }
    log().info(line, isSuccess(event) ? 'a person signed in' : 'a sign-in of a person was refused')
    const key = keyOf(event)
    if (this.#pending.has(key) || this.#pending.size < MAX_PENDING) add(this.#pending, key, event)
    else add(this.#others, `${domain.id}\n${isSuccess(event)}`, event)
  }

  /** Writes what has gathered. Never throws: what could not be written is kept for the next time. */
  async flush(): Promise<void> {
    if (this.#flushing) await this.#flushing
    if (this.#pending.size === 0) return
    this.#flushing = this.#write().finally(() => {
      this.#flushing = null
    })
    await this.#flushing
  }

  async #write(): Promise<void> {
    const all = [...this.#pending.values()]
    const others = this.#others
    this.#pending = new Map()
    this.#others = new Map()
    const one = all.slice(0, ENTRIES_A_FLUSH)
    for (const told of all.slice(ENTRIES_A_FLUSH))
      merge(others, `${told.first.domain.id}\n${isSuccess(told.first)}`, told)
    try {
      const entries = [
        ...(await Promise.all(
          one.map(async (told) => ({ ctx: this.#contextOf(told.last), event: await this.#entryOf(told) })),
        )),
        ...[...others.values()].map((told) => ({ ctx: this.#contextOf(told.last, true), event: summaryOf(told) })),
      ]
      await this.#store.write((tx) => recordEach(tx, entries))
    } catch (error) {
      log().warn({ err: error }, 'sign-ins could not be written down; they are kept for the next time')
      for (const told of one) merge(this.#pending, keyOf(told.first), told)
      for (const [key, told] of others) merge(this.#others, key, told)
    }
  }

  async #entryOf(told: Told): Promise<AuditEvent> {
    const { userId, username, domain, outcome } = told.last
    if (userId !== null) return entryOf(told, { id: userId, username })
    if (!OF_SOMEBODY.has(outcome)) return entryOf(told, null)
    const store = await this.#store.identityStores.byName(domain.identityProvider)
    return entryOf(told, store && (await this.#store.users.byUsername(store.id, username)))
  }

  #contextOf({ at, address, correlationId }: SignIn, ofMany = false): AuditContext {
    const clock = { now: () => at }
    return { actor: ANONYMOUS, address: ofMany ? null : address, correlationId, clock, masterKey: this.#masterKey }
  }
}

const isSuccess = ({ outcome }: SignIn) => outcome === 'success'
const keyOf = ({ domain, userId, username, address, outcome }: SignIn) =>
  [domain.id, userId ?? username.toLowerCase(), address, outcome].join('\n')

function add(told: Map<string, Told>, key: string, event: SignIn): void {
  merge(told, key, { first: event, last: event, times: 1 })
}

function merge(told: Map<string, Told>, key: string, { first, last, times }: Told): void {
  const known = told.get(key)
  if (!known) told.set(key, { first, last, times })
  else Object.assign(known, { last, times: known.times + times })
}

function entryOf({ last, times }: Told, user: { id: string; username: string } | null): AuditEvent {
  const { domain, clientId, sessionId, outcome } = last
  return {
    action: 'user.sign-in',
    outcome: isSuccess(last) ? 'SUCCESS' : 'FAILURE',
    entityKind: 'user',
    entityId: user?.id ?? null,
    entityName: user?.username ?? null,
    domainId: domain.id,
    domainName: domain.name,
    detail: {
      ...(clientId === null ? {} : { client: clientId }),
      ...(sessionId === null ? {} : { session: sessionId }),
      ...(isSuccess(last) ? {} : { reason: outcome }),
      ...(times > 1 ? { count: times } : {}),
    },
  }
}

function summaryOf({ last, times }: Told): AuditEvent {
  const { domain } = last
  return {
    action: 'user.sign-in-many',
    outcome: isSuccess(last) ? 'SUCCESS' : 'FAILURE',
    entityKind: 'user',
    entityId: null,
    entityName: null,
    domainId: domain.id,
    domainName: domain.name,
    detail: { count: times },
  }
}
