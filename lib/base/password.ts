import { hashSlowly, NOBODYS_HASH, verifySlowly } from './slow-hash'

/**
 * The same characters can be typed as different code points on different keyboards.
 * @see NIST SP 800-63B §3.1.1.2, which asks for one of the normalising forms before hashing
 */
function normalise(password: string): string {
  return password.toWellFormed().normalize('NFKC')
}

export function hashPassword(password: string): Promise<string> {
  return hashSlowly(normalise(password))
}

/** Without a hash to compare with, the same work is done against nobody's and the answer is no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verifySlowly(passwordHash ?? NOBODYS_HASH, normalise(password))
  return matches && passwordHash !== undefined
}
