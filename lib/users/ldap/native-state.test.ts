import { describe, expect, it } from 'vitest'
import { LdapEntry } from '@/lib/egress/ldap-entry'
import { LDAP_PRESET_ATTRIBUTES } from '@/lib/schemas/ldap-presets'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import { fileTime, generalizedTime, nativeState } from './native-state'

const NOW = new Date('2026-03-01T00:00:00Z')
type Native = LdapSettings['native']
const settings = (preset: Native['preset'], given: Partial<Native> = {}): Native => ({
  preset,
  lockDurationSeconds: 0,
  ...LDAP_PRESET_ATTRIBUTES[preset].native,
  ...given,
})
const read = (native: Native, values: Record<string, string>) =>
  nativeState(
    new LdapEntry(
      'cn=x',
      Object.entries(values).map(([name, value]) => [name, [value]]),
    ),
    native,
    NOW,
  )

describe('native state of the password policy overlay', () => {
  it('is clear when the entry says nothing', () => {
    expect(read(settings('OPENLDAP'), {})).toEqual({
      locked: false,
      disabled: false,
      mustChangePassword: false,
      passwordChangedAt: null,
    })
  })

  it('ends a lock by time where the settings tell how long it lasts, and never one for good', () => {
    const native = settings('OPENLDAP', { lockDurationSeconds: 600 })
    expect(read(native, { pwdAccountLockedTime: '20260228235500Z' }).locked).toBe(true)
    expect(read(native, { pwdAccountLockedTime: '20260228234959Z' }).locked).toBe(false)
    expect(read(native, { pwdAccountLockedTime: '000001010000Z' }).locked).toBe(true)
  })

  it('reads flags of other directories under the names they have there', () => {
    const native = settings('OPENLDAP', { lockAttribute: 'nsAccountLock', disabledAttribute: 'loginDisabled' })
    expect(read(native, { nsaccountlock: 'true', logindisabled: 'TRUE' })).toMatchObject({
      locked: true,
      disabled: true,
    })
    expect(read(native, { nsAccountLock: 'false', loginDisabled: 'FALSE' })).toMatchObject({
      locked: false,
      disabled: false,
    })
  })
})

describe('native state of Active Directory', () => {
  it('ends a lock by time where the settings tell how long it lasts', () => {
    const native = settings('ACTIVE_DIRECTORY', { lockDurationSeconds: 1800 })
    const ticks = (iso: string) => String((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n)
    expect(read(native, { lockoutTime: ticks('2026-02-28T23:45:00Z') }).locked).toBe(true)
    expect(read(native, { lockoutTime: ticks('2026-02-28T23:29:00Z') }).locked).toBe(false)
    expect(read(native, { lockoutTime: '0' }).locked).toBe(false)
  })

  it('reads the computed flags where they are named for it', () => {
    const native = settings('ACTIVE_DIRECTORY', { lockAttribute: 'msDS-User-Account-Control-Computed' })
    expect(read(native, { 'msDS-User-Account-Control-Computed': '16' }).locked).toBe(true)
    expect(read(native, { 'msDS-User-Account-Control-Computed': '8388608' }).locked).toBe(false)
  })
})

describe('instants of directories', () => {
  it('are read in every form that the standard has (RFC 4517 §3.3.13)', () => {
    const at = new Date('2026-01-01T11:30:00Z')
    for (const text of [
      '20260101113000Z',
      '202601011130Z',
      '20260101113000.5Z',
      '20260101123000+0100',
      '202601011230+01',
    ]) {
      expect(generalizedTime(text)).toEqual(at)
    }
    for (const text of ['', '2026', '20261301113000Z', '20260101113000', 'yesterday'])
      expect(generalizedTime(text)).toBeNull()
  })

  it('are null where they mean never', () => {
    for (const text of ['0', '9223372036854775807', '-1', '', 'x', '99999999999999999999'])
      expect(fileTime(text)).toBeNull()
  })
})
