/** What stands in an entry where a secret was. */
export const MASK = '[secret]'

const SECRET_WORDS = new Set([
  'password',
  'passphrase',
  'passwd',
  'pin',
  'secret',
  'token',
  'jwt',
  'hash',
  'sealed',
  'assertion',
  'cookie',
  'authorization',
  'credential',
  'credentials',
])
const SECRET_PAIRS = new Set(['private key', 'master key', 'api key', 'secret key', 'shared key', 'signing key'])

/** People run words together: `clientsecret`, `apikey`, `dbpwd`. */
const SECRET_ENDING = /(?:password|passwd|pwd|passcode|secret|apikey|accesskey|privatekey|secretkey|token)$/

/**
 * Whether a field of this name holds a secret. The last word decides: `passwordHash` and `client_secret` do,
 * `tokenExpiry`, `passwordChangedAt` and `oldSecretRetentionTimeInDays` do not.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const last = words.at(-1) ?? ''
  return SECRET_WORDS.has(last) || SECRET_ENDING.test(last) || SECRET_PAIRS.has(words.slice(-2).join(' '))
}

/** A list such as `secrets: ['…']` names its elements in the plural. */
export function isSecretList(name: string): boolean {
  return name.endsWith('s') && isSecretName(name.slice(0, -1))
}
