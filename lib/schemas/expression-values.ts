import { epochSeconds } from '@/lib/base/clock'
import { type ExpressionPart, NO_SESSION_ID } from './expressions'

/** What expressions are worked out from. */
export interface ExpressionFacts {
  /** null where a client acts for itself */
  user: {
    id: string
    username: string
    storeName: string
    claims: Readonly<Record<string, unknown>>
    groups: readonly string[]
    attributes: Readonly<Record<string, unknown>>
  } | null
  client: { id: string; name: string; type: string }
  request: { domain: string; grantType: string; scopes: readonly string[]; address: string }
  /** the sign-in session behind the token; null or absent where it has none */
  session?: { id: string; createdAt: Date; expiresAt: Date } | null
}

/** The text an expression gives, or undefined when one of its names has no value: then there is no claim. */
export function evaluateExpression(parts: readonly ExpressionPart[], facts: ExpressionFacts): string | undefined {
  let text = ''
  for (const part of parts) {
    const value = 'text' in part ? part.text : expressionValue(part.name, facts)
    if (value === undefined) return undefined
    text += value
  }
  return text
}

/** The value of one name as text; several values are joined by colons. @see spec runtime-api §6 */
export function expressionValue(name: string, facts: ExpressionFacts): string | undefined {
  const dot = name.indexOf('.')
  const rest = name.slice(dot + 1)
  switch (name.slice(0, dot)) {
    case 'user':
      return facts.user ? asText(userValue(rest, facts.user)) : undefined
    case 'client':
      return asText(own(facts.client, rest))
    case 'request':
      return asText(requestValue(rest, facts.request))
    case 'session':
      return sessionValue(rest, facts.session)
    default:
      return undefined
  }
}

function userValue(name: string, user: NonNullable<ExpressionFacts['user']>): unknown {
  if (name === 'userid') return user.username
  if (name === 'guid') return user.id
  if (name === 'store') return user.storeName
  if (name === 'groups') return user.groups
  if (name.startsWith('attr.')) return namedUserValue(name.slice('attr.'.length), user)
  if (name.startsWith('address.')) return own(user.claims.address, name.slice('address.'.length))
  return own(user.claims, name)
}

/** What a person's store knows under a name: a custom attribute, else the standard claim, else the groups. */
export function namedUserValue(name: string, user: NonNullable<ExpressionFacts['user']>): unknown {
  const value = own(user.attributes, name) ?? own(user.claims, name)
  return value === undefined && name === 'groups' ? user.groups : value
}

function requestValue(name: string, request: ExpressionFacts['request']): unknown {
  if (name === 'domain') return request.domain
  if (name === 'grant_type') return request.grantType
  if (name === 'client_ip') return request.address
  return name === 'scope' ? request.scopes.join(' ') : undefined
}

/** People prove themselves by a password and nothing else, which is level 1; nothing further is kept with a session. */
function sessionValue(name: string, session: ExpressionFacts['session']): string | undefined {
  if (name === 'id') return session?.id ?? NO_SESSION_ID
  if (!session) return undefined
  if (name === 'authn_level') return '1'
  if (name === 'creation') return String(epochSeconds(session.createdAt))
  return name === 'expiration' ? String(epochSeconds(session.expiresAt)) : undefined
}

function own(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, name)) return undefined
  return (object as Record<string, unknown>)[name]
}

/** A value as text; undefined for what has none: nothing, an empty text or list, a structure without a text of its own. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) {
    const texts = value.map(asText).filter((text) => text !== undefined)
    return texts.length > 0 ? texts.join(':') : undefined
  }
  return formattedText(value)
}

/** An address is one text where somebody wrote it so, else its lines. @see OpenID Connect Core 1.0 §5.1.1 */
function formattedText(value: unknown): string | undefined {
  const formatted = own(value, 'formatted')
  if (typeof formatted === 'string' && formatted !== '') return formatted
  const lines = ['street_address', 'locality', 'region', 'postal_code', 'country'].map((line) => own(value, line))
  const present = lines.filter((line) => typeof line === 'string' && line !== '')
  return present.length > 0 ? present.join(', ') : undefined
}
