/**
 * Distinguished names as directories write them, read only as far as we need them: parts, and the value of the first.
 * @see RFC 4514 §3
 */
const ESCAPED = /\\([0-9a-f]{2}|[^0-9a-f])/gi

/** Splits at separators that are neither escaped nor quoted. */
function split(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    if (character === '\\') {
      part += text.slice(index, index + 2)
      index += 1
    } else if (character === separator) {
      parts.push(part)
      part = ''
    } else part += character
  }
  parts.push(part)
  return parts
}

function unescaped(value: string): string {
  const bytes: Buffer[] = []
  let end = 0
  for (const match of value.matchAll(ESCAPED)) {
    bytes.push(Buffer.from(value.slice(end, match.index)))
    const escaped = match[1] ?? ''
    bytes.push(escaped.length === 2 ? Buffer.from(escaped, 'hex') : Buffer.from(escaped))
    end = match.index + match[0].length
  }
  return Buffer.concat([...bytes, Buffer.from(value.slice(end))]).toString('utf8')
}

/** Attribute (in lower case) and value of the first part; null for what is no distinguished name. */
export function firstPart(dn: string): { attribute: string; value: string } | null {
  const [first = ''] = split(split(dn, ',')[0] ?? '', '+')
  const mark = first.indexOf('=')
  if (mark <= 0) return null
  return { attribute: first.slice(0, mark).trim().toLowerCase(), value: unescaped(first.slice(mark + 1).trim()) }
}

const normalised = (dn: string) =>
  split(dn, ',').map((part) => {
    const mark = part.indexOf('=')
    return `${part.slice(0, mark).trim()}=${unescaped(part.slice(mark + 1).trim())}`.toLowerCase()
  })

/** Whether an entry is below a base, or is it. An empty base is above everything. */
export function isBelow(dn: string, base: string): boolean {
  if (base === '') return true
  const parts = normalised(dn)
  const wanted = normalised(base)
  return (
    parts.length >= wanted.length && wanted.every((part, index) => parts[parts.length - wanted.length + index] === part)
  )
}
