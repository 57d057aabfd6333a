import { randomUUID } from 'node:crypto'
import type { IdentityStoreRecord, UserRecord } from '../user-types'
import { BORN } from './records'

export function identityStoreRecord(overrides: Partial<IdentityStoreRecord> = {}): IdentityStoreRecord {
  const id = randomUUID()
  return {
    id,
    name: `Store-${id.slice(0, 8)}`,
    kind: 'BUILT_IN',
    description: '',
    useNativeSettings: false,
    passwordManagement: true,
    lockoutFailures: 5,
    lockoutWindowSeconds: 900,
    lockoutDurationSeconds: 900,
    ldap: null,
    bindPassword: null,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}

export function userRecord(storeId: string, overrides: Partial<UserRecord> = {}): UserRecord {
  const id = randomUUID()
  return {
    id,
    storeId,
    username: `user-${id.slice(0, 8)}`,
    displayName: '',
    givenName: '',
    familyName: '',
    email: null,
    emailVerified: false,
    phone: null,
    phoneVerified: false,
    address: null,
    profile: {},
    groups: [],
    attributes: {},
    externalId: null,
    directoryDn: null,
    native: null,
    seenAt: null,
    passwordHash: null,
    passwordChangedAt: null,
    mustChangePassword: false,
    disabledAt: null,
    lockedAt: null,
    lockedUntil: null,
    failures: 0,
    failureWindowStartAt: null,
    tokensValidFrom: null,
    lastSignInAt: null,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}
