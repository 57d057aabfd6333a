import type { IdentityStoreRecord } from '@/lib/store/user-types'
import type { DirectoryChange, DirectoryEntry, DirectoryVerdict } from './directory-entry'

/** What the room of users asks of an LDAP directory; `lib/users/ldap/ldap-directory.ts` is the real one. */
export interface DirectoryPort {
  /** Finds the person and binds with the password. Never throws for a directory that is down. */
  authenticateInDirectory(
    store: IdentityStoreRecord,
    bindPassword: string,
    username: string,
    password: string,
  ): Promise<DirectoryVerdict>
  /**
   * Puts another password in the place of the current one, with the rights of the person. Never throws for a directory
   * that is down.
   */
  changePasswordInDirectory(
    store: IdentityStoreRecord,
    bindPassword: string,
    username: string,
    passwords: { current: string; next: string },
  ): Promise<DirectoryChange>
  /**
   * The person as the directory has it now; null when it knows none, or more than one, of that name.
   * @throws DirectoryUnavailable
   */
  findInDirectory(store: IdentityStoreRecord, bindPassword: string, username: string): Promise<DirectoryEntry | null>
  /**
   * People whose user name, name or e-mail address begins so, by user name, at most `limit`; without their groups.
   * @throws DirectoryUnavailable
   */
  searchDirectory(
    store: IdentityStoreRecord,
    bindPassword: string,
    beginning: string,
    limit: number,
  ): Promise<DirectoryEntry[]>
}
