import { z } from 'zod'
import { NOT_SERVED_YET, untilServed } from './served'

export const PKCE_DOMAIN_VALUES = [
  'ALL_CLIENTS_TYPES',
  'ALL_CLIENTS_TYPES_STRICT',
  'PUBLIC_CLIENTS',
  'PUBLIC_CLIENTS_STRICT',
] as const
export const ISSUER_MODES = ['SHARED', 'DOMAIN'] as const
export type IssuerMode = (typeof ISSUER_MODES)[number]

type Kind = 'minutes' | 'seconds' | 'days' | 'boolean' | 'pkce' | 'issuerMode' | 'list' | 'text'
export interface KnownAttribute {
  kind: Kind
  help: string
  default: string
}

/** The custom attributes that mean something to this server; any other key is stored and echoed. */
export const KNOWN_CUSTOM_ATTRS: Record<string, KnownAttribute> = {
  issuerMode: {
    kind: 'issuerMode',
    help: 'SHARED: one issuer for all domains. DOMAIN: an issuer of its own, for standard clients.',
    default: 'SHARED',
  },
  consentExpiryTimeInMinutes: {
    kind: 'minutes',
    help: untilServed(
      'Its presence switches consent management on; lifetime of a stored consent.',
      'AUTHORIZATION_CODE',
    ),
    default: 'off',
  },
  consentAcknowledgeExpiryTimeInSeconds: {
    kind: 'seconds',
    help: untilServed('Longest wait between showing the consent page and pressing Allow.', 'AUTHORIZATION_CODE'),
    default: '300',
  },
  domainCertValidityInDays: { kind: 'days', help: 'Validity of the generated signing certificate.', default: '3650' },
  isDcrRegEnabled: {
    kind: 'boolean',
    help: untilServed('Allows dynamic client registration.', 'AUTHORIZATION_CODE'),
    default: 'false',
  },
  usePKCE: {
    kind: 'pkce',
    help: untilServed('Which clients must use PKCE; values are case-sensitive.', 'AUTHORIZATION_CODE'),
    default: 'off',
  },
  enableHeaderCertValue: {
    kind: 'boolean',
    help: `Takes the client certificate from SSL_CLIENT_CERT headers. ${NOT_SERVED_YET}`,
    default: 'false',
  },
  TokenExchange_DelegationEnabled: {
    kind: 'boolean',
    help: untilServed('Allows token exchange by delegation.', 'TOKEN_EXCHANGE'),
    default: 'false',
  },
  TokenExchange_ImpersonationEnabled: {
    kind: 'boolean',
    help: untilServed('Allows token exchange by impersonation.', 'TOKEN_EXCHANGE'),
    default: 'false',
  },
  TokenExchange_TokenExpiryInSeconds: {
    kind: 'seconds',
    help: untilServed('Lifetime of an exchanged token.', 'TOKEN_EXCHANGE'),
    default: 'that of ACCESS_TOKEN',
  },
  TokenExchange_DelegationClaimsToBeCopied: {
    kind: 'list',
    help: untilServed('Claims copied from the subject token by delegation.', 'TOKEN_EXCHANGE'),
    default: 'sub only',
  },
  TokenExchange_ImpersonationClaimsToBeCopied: {
    kind: 'list',
    help: untilServed('Claims copied from the subject token by impersonation.', 'TOKEN_EXCHANGE'),
    default: 'sub only',
  },
  TokenExchange_EnforceMayActClaim: {
    kind: 'boolean',
    help: untilServed('may_act of the subject token must name the actor.', 'TOKEN_EXCHANGE'),
    default: 'true',
  },
  TokenExchange_OAMIssuers: {
    kind: 'list',
    help: untilServed('Issuers treated as this server, or ALL_ISSUERS.', 'TOKEN_EXCHANGE'),
    default: 'this server only',
  },
  keyAttributeName: { kind: 'text', help: `User attribute that holds a TOTP key. ${NOT_SERVED_YET}`, default: 'none' },
}

const scalar = z.union([z.string().max(4000), z.number(), z.boolean()], 'must be text, a number or a boolean')
const MAX_ENTRIES = 200
const record = z.record(z.string().min(1).max(128), scalar).superRefine((value, issues) => {
  for (const [key, entry] of Object.entries(value)) {
    const rule = brokenRule(key, entry)
    if (rule) issues.addIssue({ code: 'custom', path: [key], message: rule })
    if (/[\p{Cc}]/u.test(key + String(entry)) || !(key + String(entry)).isWellFormed()) {
      issues.addIssue({ code: 'custom', path: [key], message: 'must not hold control characters' })
    }
  }
})
export type CustomAttrs = Record<string, string | number | boolean>

/**
 * A JSON document in a string, as the REST surface has it, or the object itself; null when never set.
 * A wrongly cased `usePKCE` is stored and not honoured, as in the original, so it is no error here.
 */
export const customAttrsSchema = z
  .preprocess((value, issues) => {
    const refuse = (message: string) => {
      issues.addIssue({ code: 'custom', message, input: value })
      return z.NEVER
    }
    const object = typeof value === 'string' ? fromText(value) : value
    if (object === undefined && value !== undefined) return refuse('must be a JSON object, or a string that holds one')
    // Counted before the entries are looked at: a hundred thousand wrong ones would be as many problems to tell.
    return isTooLong(object) ? refuse(`must have at most ${MAX_ENTRIES} entries`) : object
  }, record.nullable())
  .meta({ description: 'JSON object, or a string that holds one', example: '{"domainCertValidityInDays":"30"}' })

/** undefined when it is not JSON */
function fromText(text: string): unknown {
  if (text.trim() === '' || text.trim() === 'null') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTooLong(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > MAX_ENTRIES
}

function brokenRule(key: string, value: string | number | boolean): string | undefined {
  const kind = KNOWN_CUSTOM_ATTRS[key]?.kind
  const text = String(value)
  if (kind === 'minutes' || kind === 'seconds' || kind === 'days') {
    if (!/^\d{1,9}$/.test(text) || Number(text) < 1) return 'must be a whole number of 1 or more'
    if (kind === 'days' && Number(text) > 36_500) return 'must be at most 36500 days'
  }
  if (kind === 'boolean' && !/^(true|false)$/i.test(text)) return 'must be true or false'
  if (kind === 'issuerMode' && !(ISSUER_MODES as readonly string[]).includes(text)) return 'must be SHARED or DOMAIN'
  return undefined
}
