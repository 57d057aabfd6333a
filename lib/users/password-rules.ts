export const USER_PASSWORD_MIN_LENGTH = 12
export const USER_PASSWORD_MAX_LENGTH = 256
const MIN_DIFFERENT = 5

/**
 * What the longest of the often-leaked passwords are made of. A password that is one of these, and digits or signs around
 * it, is guessed first.
 * @see NIST SP 800-63B §3.1.1.2, OWASP ASVS 5.0 6.2.4
 */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'passwort',
  'motdepasse',
  'letmein',
  'welcome',
  'iloveyou',
  'qwerty',
  'qwertz',
  'azerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'administrator',
  'changeme',
  'trustno1',
  'princess',
  'sunshine',
  'football',
  'baseball',
  'superman',
  'dragon',
  'monkey',
  'master',
  'secret',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
]

/** Which rule a new password breaks; null when it breaks none. Length over composition. */
export function passwordObjection(
  password: string,
  current: string | null,
  username: string,
): 'too-short' | 'too-long' | 'same' | 'common' | null {
  const length = [...password].length
  if (length < USER_PASSWORD_MIN_LENGTH) return 'too-short'
  if (length > USER_PASSWORD_MAX_LENGTH || password.includes('\0') || !password.isWellFormed()) return 'too-long'
  if (password === current) return 'same'
  return isCommon(password.toLowerCase(), username.toLowerCase()) ? 'common' : null
}

function isCommon(password: string, username: string): boolean {
  if (new Set(password).size < MIN_DIFFERENT || isOneRun(password)) return true
  const names = [username, username.split('@')[0] ?? ''].filter((name) => name.length >= 4)
  const words = [...COMMON, ...names].sort((a, b) => b.length - a.length)
  // Letters that are left when everything well known, digits and signs are taken out: nothing of its own remains.
  let rest = password
  for (const word of words) if (rest.includes(word)) rest = rest.replaceAll(word, ' ')
  return rest !== password && rest.replace(/[\d\s\p{P}\p{S}]/gu, '').length < 4
}

/** Each character follows the one before: 123456789012, abcdefghijkl. */
function isOneRun(password: string): boolean {
  const codes = [...password].map((sign) => sign.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const follows = steps.filter((step) => Math.abs(step) <= 1 || Math.abs(step) === 9).length
  return follows === steps.length
}
