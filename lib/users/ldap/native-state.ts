import type { LdapEntry } from '@/lib/egress/ldap-entry'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import type { NativeState } from './directory-entry'

/** Milliseconds from 1601, where Active Directory begins to count, to 1970. */
const FILETIME_EPOCH_MS = 11_644_473_600_000
const FILETIME_PER_MS = 10_000n

/** `userAccountControl` and its computed sister. @see Microsoft Open Specifications, MS-ADTS §2.2.16 */
const ACCOUNT_DISABLED = 0x2
const ACCOUNT_LOCKED = 0x10

/** Set by the password policy overlay when an administrator, not a failure, locked the account. */
const LOCKED_FOR_GOOD = /^0000/

/** Reads lock and password state in the convention of the preset, from the attributes that the settings name. */
export function nativeState(entry: LdapEntry, settings: LdapSettings['native'], now: Date): NativeState {
  const read = settings.preset === 'ACTIVE_DIRECTORY' ? activeDirectory : passwordPolicy
  return read(entry, settings, now)
}

function passwordPolicy(entry: LdapEntry, settings: LdapSettings['native'], now: Date): NativeState {
  const lock = entry.first(settings.lockAttribute)
  return {
    locked: lock !== undefined && isLockedBy(lock, settings.lockDurationSeconds, now),
    disabled: isTrue(entry.first(settings.disabledAttribute)),
    mustChangePassword: isTrue(entry.first(settings.mustChangeAttribute)),
    passwordChangedAt: generalizedTime(entry.first(settings.passwordChangedAttribute)),
  }
}

function isLockedBy(value: string, durationSeconds: number, now: Date): boolean {
  if (LOCKED_FOR_GOOD.test(value)) return true
  const at = generalizedTime(value)
  // Some directories keep a flag there instead of an instant.
  if (!at) return isTrue(value)
  return durationSeconds === 0 || now.getTime() < at.getTime() + durationSeconds * 1000
}

function activeDirectory(entry: LdapEntry, settings: LdapSettings['native'], now: Date): NativeState {
  const changed = entry.first(settings.passwordChangedAttribute)
  return {
    locked: isActiveDirectoryLocked(entry, settings, now),
    disabled: hasFlag(entry.first(settings.disabledAttribute), ACCOUNT_DISABLED),
    mustChangePassword: entry.first(settings.mustChangeAttribute) === '0',
    passwordChangedAt: fileTime(changed),
  }
}

function isActiveDirectoryLocked(entry: LdapEntry, settings: LdapSettings['native'], now: Date): boolean {
  const value = entry.first(settings.lockAttribute)
  if (/account-?control/i.test(settings.lockAttribute)) return hasFlag(value, ACCOUNT_LOCKED)
  const at = fileTime(value)
  if (!at) return false
  const { lockDurationSeconds } = settings
  return lockDurationSeconds === 0 || now.getTime() < at.getTime() + lockDurationSeconds * 1000
}

const isTrue = (value: string | undefined) => /^(true|yes|1)$/i.test(value ?? '')
const hasFlag = (value: string | undefined, flag: number) =>
  /^-?\d{1,10}$/.test(value ?? '') && (Number(value) & flag) !== 0

/** `20260101120000Z`, with or without seconds and a zone; null for anything else. @see RFC 4517 §3.3.13 */
export function generalizedTime(value: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{2}(?:\d{2})?)$/.exec(value ?? '')
  if (!parts) return null
  const [, year, month, day, hour, minute = '00', second = '00', zone = 'Z'] = parts
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Steps of 100 ns since 1601; null for "never" (0 and the largest value) and for anything else. */
export function fileTime(value: string | undefined): Date | null {
  if (!/^\d{1,19}$/.test(value ?? '')) return null
  const ms = Number(BigInt(value ?? '0') / FILETIME_PER_MS) - FILETIME_EPOCH_MS
  const at = new Date(ms)
  return ms <= 0 || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 ? null : at
}
