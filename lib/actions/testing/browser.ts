import { encode } from 'next-auth/jwt'
import { cookieSecret, sessionCookieName } from '@/lib/auth/session-cookie'
import { signIn } from '@/lib/auth/sign-in'
import { PASSWORD, type TestSystem } from '@/lib/auth/testing/test-system'
import type { AccountRecord } from '@/lib/store/account-types'

export interface Cookie {
  name: string
  value: string
}

/** Signs in as a browser would, and answers the cookie that it would keep. */
export async function cookieOf(system: TestSystem, account: AccountRecord): Promise<Cookie> {
  const options = { sessionAbsoluteSeconds: 12 * 3600, userAgent: null }
  const { sessionToken } = await signIn(system.ctx(), { username: account.username, password: PASSWORD }, options)
  const value = await encode({ token: { sid: sessionToken }, secret: cookieSecret(system) })
  return { name: sessionCookieName(system.publicUrl), value }
}

/** Moves when somebody merely looks. */
const SEEN = 'ConsoleSession'

/** Everything that is stored, the audit log too, but when who was last seen. */
export function storedState(system: TestSystem): Record<string, string> {
  const tables = system.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  const names = tables.map((table) => (table as { name: string }).name).filter((name) => name !== SEEN)
  return Object.fromEntries(
    names.map((name) => [
      name,
      system
        .query(`SELECT * FROM "${name}"`)
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    ]),
  )
}

/** The same words with the ids of things that do not exist. */
export function withUnknownIds(value: unknown, foreign: readonly string[]): unknown {
  if (typeof value === 'string') return foreign.includes(value) ? `00000000-no-such-${foreign.indexOf(value)}` : value
  if (Array.isArray(value)) return value.map((each) => withUnknownIds(each, foreign))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withUnknownIds(each, foreign)]))
}
