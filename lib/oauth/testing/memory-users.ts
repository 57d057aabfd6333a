import type { PasswordVerdict, RuntimeDomain, RuntimeUser, UserDirectory, UserRefusal } from '../ports'

export interface MemoryUser extends RuntimeUser {
  /** null: the user has none, so none is right */
  password: string | null
}

/**
 * People in an array that a test changes as it likes. Nobody is locked by failures here: a test sets `refusal` to say
 * what stands in the way.
 */
export class MemoryUsers implements UserDirectory {
  users: MemoryUser[] = []
  /** true: the directory does not answer */
  isUnavailable = false
  /** how often a password was asked about */
  attempts = 0

  add(user: Partial<MemoryUser> & { username: string }): MemoryUser {
    const whole: MemoryUser = {
      id: `uid-${user.username}`,
      storeName: 'UserIdentityStore1',
      claims: {},
      groups: [],
      attributes: {},
      refusal: null,
      passwordChangedAt: null,
      tokensValidFrom: null,
      password: 'correct horse battery',
      ...user,
    }
    this.users.push(whole)
    return whole
  }

  remove(id: string): void {
    this.users = this.users.filter((user) => user.id !== id)
  }

  async authenticate(domain: RuntimeDomain, username: string, password: string): Promise<PasswordVerdict> {
    this.attempts++
    if (this.isUnavailable) return { outcome: 'unavailable' }
    const user = this.#find(domain, username)
    if (!user) return refused('unknown')
    // That a password must be changed is told only to somebody who knows it.
    if (user.refusal !== null && user.refusal !== 'must-change-password') return refused(user.refusal)
    if (user.password !== password) return refused('password')
    return user.refusal === null ? { outcome: 'match', user: seen(user) } : refused(user.refusal)
  }

  async byName(domain: RuntimeDomain, username: string): Promise<RuntimeUser | null> {
    const user = this.#find(domain, username)
    return user ? seen(user) : null
  }

  async byId(userId: string): Promise<RuntimeUser | null> {
    const user = this.users.find((one) => one.id === userId)
    return user ? seen(user) : null
  }

  stateOf(userId: string) {
    return this.users.find((one) => one.id === userId) ?? null
  }

  #find(domain: RuntimeDomain, username: string): MemoryUser | undefined {
    const wanted = username.toLowerCase()
    return this.users.find(
      (user) => user.storeName === domain.identityProvider && user.username.toLowerCase() === wanted,
    )
  }
}

function refused(reason: 'unknown' | 'password' | UserRefusal): PasswordVerdict {
  return { outcome: 'refused', reason }
}

function seen({ password: _, ...user }: MemoryUser): RuntimeUser {
  return user
}
