import { createHash } from 'node:crypto'
import { toFlagRows, toUserRow, toUserTermRows } from '../user-row'
import type { UserRecord } from '../user-types'
import { BORN } from './records'
import type { Rows } from './seed-rows'
import { identityStoreRecord, userRecord } from './user-records'

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va']

/** A name of three syllables: 4,096 there are. */
function nameOf(at: number): string {
  const parts = [at >> 8, at >> 4, at].map((bits) => SYLLABLES[bits & 15] ?? '')
  const name = parts.join('')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

const mixed = (at: number, salt: number) => Math.imul(at + salt, 2_654_435_761) >>> 16

/** 256 given names and 4,096 family names, so that a common word finds thousands of a million people. */
export const seedGivenName = (at: number) => nameOf(mixed(at, 1) & 0xff0)
export const seedFamilyName = (at: number) => nameOf(mixed(at, 77) & 0xfff)
export const seedUsername = (at: number) => `${seedGivenName(at)}.${seedFamilyName(at)}.${at}`.toLowerCase()

function guid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** One in ten is disabled, one in twenty locked, one in twenty must change the password: enough to have to be ordered. */
function seedUser(at: number, storeId: string): UserRecord {
  const [givenName, familyName] = [seedGivenName(at), seedFamilyName(at)]
  const createdAt = new Date(BORN.getTime() + at * 1000)
  return userRecord(storeId, {
    // In the order of making, so that a million rows are appended to the primary key and not scattered over it.
    id: `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    username: seedUsername(at),
    displayName: `${givenName} ${familyName}`,
    givenName,
    familyName,
    email: `${seedUsername(at)}@example.com`,
    groups: ['staff'],
    disabledAt: at % 10 === 7 ? createdAt : null,
    lockedAt: at % 20 === 11 ? createdAt : null,
    mustChangePassword: at % 20 === 13,
    createdAt,
    updatedAt: createdAt,
  })
}

export function identityStoreRows(count: number, salt: string): Rows {
  const stores = Array.from({ length: count }, (_, at) =>
    identityStoreRecord({ id: guid(`${salt} store ${at}`), name: `Seeded${salt}${at}` }),
  )
  return {
    IdentityStore: stores.map(({ ldap: _, bindPassword: __, ...store }) => ({
      ...store,
      nameLower: store.name.toLowerCase(),
    })),
  }
}

/** The rows of users `from` to `to`, spread over the stores. */
export function userRows(from: number, to: number, storeIds: readonly string[]): Rows {
  const users = Array.from({ length: to - from }, (_, offset) => {
    const at = from + offset
    return seedUser(at, storeIds[at % storeIds.length] ?? '')
  })
  return {
    User: users.map(toUserRow),
    UserFlag: users.flatMap(toFlagRows),
    SearchTerm: users.flatMap(toUserTermRows),
  }
}
