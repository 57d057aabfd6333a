import { z } from 'zod'
import { ISSUER_MODES, KNOWN_CUSTOM_ATTRS } from './custom-attrs'
import { MAX_SESSION_MINUTES, SSO_LINK_DELIVERIES } from './sso-settings'

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
  if (kind === 'minutes' || kind === 'sessionMinutes' || kind === 'seconds' || kind === 'hours' || kind === 'days') {
    if (!/^\d{1,9}$/.test(text) || Number(text) < 1) return 'must be a whole number of 1 or more'
    if (kind === 'sessionMinutes' && Number(text) > MAX_SESSION_MINUTES) {
      return `must be at most ${MAX_SESSION_MINUTES} minutes, which is a year`
    }
    if (kind === 'days' && Number(text) > 36_500) return 'must be at most 36500 days'
    if (kind === 'hours' && Number(text) > 99_999) return 'must be at most 99999 hours'
  }
  if (kind === 'instant' && !z.iso.datetime({ offset: true }).safeParse(text).success) {
    return 'must be an instant, for example 2027-01-31T00:00:00Z'
  }
  if (kind === 'boolean' && !/^(true|false)$/i.test(text)) return 'must be true or false'
  if (kind === 'issuerMode' && !(ISSUER_MODES as readonly string[]).includes(text)) return 'must be SHARED or DOMAIN'
  if (kind === 'linkDelivery' && !SSO_LINK_DELIVERIES.some((known) => known === text)) return 'must be cookie or header'
  return undefined
}
