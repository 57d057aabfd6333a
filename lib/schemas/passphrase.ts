/** What opens a sealed file is typed by people, on any keyboard and into any program. */
export const PASSPHRASE_MIN_LENGTH = 20
export const PASSPHRASE_MAX_LENGTH = 200
const MIN_DIFFERENT = 8

/** What is still wrong with a passphrase; undefined when it is strong enough for a file that anybody may copy. */
export function passphraseProblem(passphrase: string): string | undefined {
  const { length } = passphrase
  if (!/^[\x20-\x7e]*$/.test(passphrase)) return 'must be plain ASCII, so that every program reads it alike'
  if (length < PASSPHRASE_MIN_LENGTH) {
    const missing = PASSPHRASE_MIN_LENGTH - length
    return `needs ${missing} more ${missing === 1 ? 'character' : 'characters'}`
  }
  if (length > PASSPHRASE_MAX_LENGTH) return `must have at most ${PASSPHRASE_MAX_LENGTH} characters`
  if (new Set(passphrase.toLowerCase()).size < MIN_DIFFERENT) return 'uses too few different characters'
  return undefined
}
