import { fieldError } from '@/lib/base/app-error'
import type { TrustedKeyRecord } from '@/lib/store/trust-types'
import { parsePublicKeys } from './parse-public-keys'
import { UnusableKey } from './trusted-key'

const MAX_KEYS = 20

/** @throws AppError on the field that the text was pasted into */
export function pastedKeys(text: string, field: string): TrustedKeyRecord[] {
  try {
    return parsePublicKeys(text)
  } catch (error) {
    throw error instanceof UnusableKey ? fieldError(field, `The text ${error.message}`) : error
  }
}

/** The keys after a change. One that is pasted again takes the place of itself, under the name it has now. */
export function changedKeys(
  current: readonly TrustedKeyRecord[],
  added: readonly TrustedKeyRecord[],
  removed: readonly string[] = [],
): TrustedKeyRecord[] {
  const gone = new Set([...removed, ...added.map((key) => key.thumbprint)])
  const keys = [...current.filter((key) => !gone.has(key.thumbprint)), ...added]
  if (keys.length === 0) {
    throw fieldError('removeKeys', 'One key must stay; switch the issuer off or delete it to believe none')
  }
  if (keys.length > MAX_KEYS) throw fieldError('addKeys', `An issuer has at most ${MAX_KEYS} keys; remove old ones`)
  return keys
}
