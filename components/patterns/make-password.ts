/** Without i, l, o, 0 and 1, which are read for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** 20 random characters in groups, about 99 bits; made in the browser, from its own randomness. */
export function makePassword(): string {
  const characters: string[] = []
  while (characters.length < GROUPS * GROUP_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(64))) {
      // Bytes beyond the last whole multiple would favour the first letters.
      if (byte < 248 && characters.length < GROUPS * GROUP_LENGTH) characters.push(ALPHABET[byte % 31] ?? '')
    }
  }
  return Array.from({ length: GROUPS }, (_, index) =>
    characters.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH).join(''),
  ).join('-')
}
