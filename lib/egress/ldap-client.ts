import { Deadline } from './deadline'
import type { LdapConnection } from './ldap-connection'
import type { LdapEndpoint } from './ldap-endpoint'
import { LdapEntry } from './ldap-entry'
import { isLdapFailure, LdapFailure, toLdapFailure } from './ldap-failure'
import { type LdapCondition, toFilter } from './ldap-filter'
import { type PasswordChangeWay, sendPasswordChange } from './ldap-password'
import { LdapPool } from './ldap-pool'

export interface LdapSearch {
  baseDn: string
  scope: 'base' | 'one' | 'sub'
  condition: LdapCondition
  attributes: readonly string[]
  /** entries at most; the directory is told, and what it sends beyond is dropped */
  sizeLimit: number
}

/** `must-change` and the two others only from Active Directory, which says so when it refuses. */
export type BindVerdict = 'match' | 'refused' | 'locked' | 'disabled' | 'must-change'

const INVALID_CREDENTIALS = 49
/** What a directory also answers to a password that it does not let in. @see RFC 4511 §A.2 */
const REFUSALS = new Set([INVALID_CREDENTIALS, 19, 48, 50, 53])
/** Win32 codes that Active Directory writes into the message of a refused bind. */
const ACTIVE_DIRECTORY: Record<string, BindVerdict> = {
  '775': 'locked',
  '533': 'disabled',
  '701': 'disabled',
  '532': 'must-change',
  '773': 'must-change',
}

/** `refused`: the current one is wrong, or the person may not; `unfit`: the directory wants another new one. */
export type PasswordChangeAnswer = 'changed' | 'refused' | 'unfit'

/** The new password breaks a rule of the directory. @see RFC 4511 §A.2 */
const UNFIT = new Set([19, 53])
const INSUFFICIENT_RIGHTS = 50

/**
 * Asks one directory. It follows no referral: an entry elsewhere is no entry, whatever address the directory names.
 * Every method throws LdapFailure within the time-out of the endpoint.
 */
export class LdapClient {
  readonly #pool: LdapPool
  constructor(readonly endpoint: LdapEndpoint) {
    this.#pool = new LdapPool(endpoint)
  }

  async search(query: LdapSearch): Promise<LdapEntry[]> {
    const filter = toFilter(query.condition)
    return this.#onceMore('service', async (connection, deadline) => {
      await this.#becomeService(connection, deadline)
      const { searchEntries } = await connection.ask(deadline, (client) =>
        client.search(query.baseDn, {
          scope: query.scope,
          filter,
          attributes: [...query.attributes],
          sizeLimit: query.sizeLimit,
          timeLimit: Math.max(1, Math.ceil(deadline.leftMs() / 1000)),
        }),
      )
      return searchEntries.slice(0, query.sizeLimit).map(LdapEntry.from)
    })
  }

  /** Whether somebody may bind so. An empty password proves nothing and is never sent. @see RFC 4513 §5.1.2 */
  async checkPassword(dn: string, password: string): Promise<BindVerdict> {
    if (dn === '' || password === '') return 'refused'
    return this.#onceMore('person', (connection, deadline) => becomePerson(connection, deadline, dn, password))
  }

  /** Puts another password in the place of the current one, with the rights of the person and no others. */
  async changePassword(
    dn: string,
    passwords: { current: string; next: string },
    way: PasswordChangeWay,
  ): Promise<PasswordChangeAnswer> {
    if (dn === '' || passwords.current === '' || passwords.next === '') return 'refused'
    return this.#onceMore('person', async (connection, deadline) => {
      if ((await becomePerson(connection, deadline, dn, passwords.current)) !== 'match') return 'refused'
      try {
        await connection.ask(deadline, (client) => sendPasswordChange(client, dn, passwords, way))
        return 'changed'
      } catch (error) {
        if (!isLdapFailure(error)) throw error
        const { kind, resultCode = -1, message } = error
        // Nobody knows whether it was done; put once more it would find the old password wrong.
        if (kind === 'unreachable') throw new LdapFailure('timeout', message)
        if (kind !== 'answer') throw error
        if (UNFIT.has(resultCode)) return 'unfit'
        if (resultCode === INSUFFICIENT_RIGHTS || resultCode === INVALID_CREDENTIALS) return 'refused'
        throw error
      }
    })
  }

  /** Binds as the account that searches, and nothing else. */
  async checkServiceAccount(): Promise<void> {
    await this.#onceMore('nobody', (connection, deadline) => this.#becomeService(connection, deadline))
  }

  close(): void {
    this.#pool.close()
  }

  get connections(): LdapPool['size'] {
    return this.#pool.size
  }

  async #becomeService(connection: LdapConnection, deadline: Deadline): Promise<void> {
    if (connection.identity === 'service') return
    const { bindDn, bindPassword } = this.endpoint
    if (bindDn !== '' && bindPassword === '') {
      throw new LdapFailure('credentials', 'The bind account has no password')
    }
    connection.identity = 'nobody'
    try {
      await connection.ask(deadline, (client) => client.bind(bindDn, bindPassword))
    } catch (error) {
      if (!isLdapFailure(error) || error.kind !== 'answer') throw error
      throw new LdapFailure('credentials', 'The directory refused the bind account', error.resultCode)
    }
    connection.identity = 'service'
  }

  /** A connection that was kept may have ended unnoticed; then, and only then, the question is put once more. */
  async #onceMore<T>(
    identity: LdapConnection['identity'],
    work: (connection: LdapConnection, deadline: Deadline) => Promise<T>,
  ): Promise<T> {
    const deadline = new Deadline(this.endpoint.operationTimeoutMs)
    for (;;) {
      let isStale = false
      try {
        return await this.#pool.use(identity, deadline, async (connection, isReused) => {
          isStale = isReused
          return work(connection, deadline)
        })
      } catch (error) {
        if (!isStale || !isLdapFailure(error) || error.kind !== 'unreachable') throw error
      }
    }
  }
}

async function becomePerson(
  connection: LdapConnection,
  deadline: Deadline,
  dn: string,
  password: string,
): Promise<BindVerdict> {
  connection.identity = 'nobody'
  try {
    await connection.ask(deadline, (client) => client.bind(dn, password), keepMessage)
    connection.identity = 'person'
    return 'match'
  } catch (error) {
    if (error instanceof BindRefused) return error.verdict
    throw error
  }
}

/** The directory heard the password and said no; kept apart from failures, because it is an answer. */
class BindRefused extends LdapFailure {
  constructor(
    readonly verdict: BindVerdict,
    resultCode: number,
  ) {
    super('answer', 'The directory refused the password', resultCode)
  }
}

function keepMessage(error: unknown): LdapFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (error instanceof Error && typeof code === 'number' && REFUSALS.has(code)) {
    const reason = /\bdata ([0-9a-f]{3})\b/.exec(error.message)?.[1] ?? ''
    return new BindRefused(ACTIVE_DIRECTORY[reason] ?? 'refused', code)
  }
  return toLdapFailure(error)
}
