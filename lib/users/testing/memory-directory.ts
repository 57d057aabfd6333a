import type { DirectoryEntry } from '../ldap/directory-entry'
import { DirectoryUnavailable } from '../ldap/directory-entry'
import type { DirectoryPort } from '../ldap/port'

/** A directory in memory, for what is decided here about its people; the real one is tested against OpenLDAP. */
export class MemoryDirectory implements DirectoryPort {
  people: { entry: DirectoryEntry; password: string }[] = []
  isDown = false
  /** passwords that were tried there */
  binds = 0
  lookUps = 0

  add(username: string, password: string, entry: Partial<DirectoryEntry> = {}) {
    const whole: DirectoryEntry = {
      dn: `uid=${username},ou=people,dc=example,dc=com`,
      username,
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
      native: { locked: false, disabled: false, mustChangePassword: false, passwordChangedAt: null },
      ...entry,
    }
    this.people.push({ entry: whole, password })
    return whole
  }

  async authenticateInDirectory(_store: unknown, _bind: string, username: string, password: string) {
    if (this.isDown) return { outcome: 'unavailable' as const }
    this.binds++
    const person = this.#find(username)
    if (!person) return { outcome: 'refused' as const, reason: 'unknown' as const }
    if (person.password !== password) {
      return { outcome: 'refused' as const, reason: 'password' as const, entry: person.entry }
    }
    return { outcome: 'match' as const, entry: person.entry }
  }

  /** Takes any new password but one that begins with `unfit`. */
  async changePasswordInDirectory(
    _store: unknown,
    _bind: string,
    username: string,
    { current, next }: { current: string; next: string },
  ) {
    if (this.isDown) return { outcome: 'unavailable' as const }
    const person = this.#find(username)
    if (!person || person.password !== current) return { outcome: 'refused' as const }
    if (next.startsWith('unfit')) return { outcome: 'unfit' as const }
    person.password = next
    return { outcome: 'changed' as const, entry: person.entry }
  }

  async findInDirectory(_store: unknown, _bind: string, username: string) {
    this.lookUps++
    if (this.isDown) throw new DirectoryUnavailable('down')
    return this.#find(username)?.entry ?? null
  }

  async searchDirectory(_store: unknown, _bind: string, beginning: string, limit: number) {
    return this.people
      .map((person) => person.entry)
      .filter((entry) => entry.username.startsWith(beginning))
      .slice(0, limit)
  }

  #find(username: string) {
    return this.people.find((person) => person.entry.username.toLowerCase() === username.toLowerCase())
  }
}
