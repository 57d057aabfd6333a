import type { Name } from '@peculiar/x509'

/**
 * A name as people and scripts read it: the most specific part first, as RFC 4514 orders it and as the original prints
 * it, on one line (`CN=signing, O=Example, C=US`). Everything special in a value is escaped.
 * @see RFC 4514 §2.4
 */
export function distinguishedName(name: Name): string {
  const parts = name
    .toJSON()
    .reverse()
    .map((part) =>
      Object.entries(part)
        .flatMap(([type, values]) => values.map((value) => `${type === 'E' ? 'EMAILADDRESS' : type}=${escaped(value)}`))
        .join('+'),
    )
  return parts.join(', ')
}

function escaped(value: string): string {
  return value
    .replaceAll(/[\\",+<>;=]/g, '\\$&')
    .replaceAll(/\p{Cc}/gu, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
}
