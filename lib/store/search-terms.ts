import { CLIENT_TYPES, type ClientType } from '@/lib/schemas/client-type'
import { GRANT_TYPE_NAMES, type GrantTypeName } from '@/lib/schemas/grant-type'

/** Longest word kept; a longer search is cut alike, so it still finds. */
export const MAX_TERM_LENGTH = 128
const MAX_TERMS = 64
/** Words of one search that must all match; more are ignored. */
const MAX_WORDS = 6

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One spelling for what looks alike: composed, lower case, without control characters. */
function normal(text: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Cc}/gu, '')
  return [...clean].slice(0, MAX_TERM_LENGTH).join('').trim()
}

/**
 * The words by which a text is found: what stands between spaces, and its parts between other signs and at camelCase
 * humps. `Big TestClient-01` is found by `big`, `testclient-01`, `test`, `client` and `01`. Row ids are found as a
 * whole only.
 */
export function termsOf(texts: readonly string[]): string[] {
  const terms = new Set<string>()
  for (const word of texts.flatMap((text) => text.toWellFormed().normalize('NFC').split(/\s+/u))) {
    terms.add(normal(word))
    if (UUID.test(word)) continue
    for (const part of word.split(/[^\p{L}\p{N}]+/u)) {
      terms.add(normal(part))
      for (const hump of part.split(/(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)) terms.add(normal(hump))
    }
  }
  terms.delete('')
  return [...terms].slice(0, MAX_TERMS)
}

/** The word prefixes a search asks for: what stands between spaces. What no column can hold is found nowhere. */
export function searchWords(q: string): string[] {
  const words = q.replaceAll('\0', '\ufffd').toWellFormed().split(/\s+/u).map(normal).filter(Boolean)
  return [...new Set(words)].slice(0, MAX_WORDS)
}

/** The end of the range of texts that begin with `prefix`, in byte order: nothing sorts behind the last code point. */
export function prefixEnd(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}

/** Client type and grants as bits of one number: two bits would do for the type, one each keeps the test a mask. */
export function clientFacets(type: ClientType | undefined, grants: readonly GrantTypeName[]): number {
  let bits = type ? 1 << CLIENT_TYPES.indexOf(type) : 0
  for (const grant of grants) bits |= 1 << (CLIENT_TYPES.length + GRANT_TYPE_NAMES.indexOf(grant))
  return bits
}
