import type { ProbeRule } from '@/lib/diagnostics/protocol-probe'
import { RULES, type RuleId } from '@/lib/oauth/rules'

/** In the order in which `verifyAccessToken` asks; a test breaks them one by one and compares. */
const ACCESS_TOKEN: readonly RuleId[] = [
  'token.format',
  'token.key',
  'token.signature',
  'token.kind',
  'token.domain',
  'token.live',
  'token.client',
  'token.client-revoked',
  'token.revoked',
  'token.family',
  'token.consent',
  'token.session',
  'token.user-state',
  'token.user-revoked',
  'token.password-changed',
]

/** In the order in which the refresh grant asks. */
const REFRESH_TOKEN: readonly RuleId[] = [
  'refresh.known',
  'refresh.client',
  'refresh.revoked',
  'refresh.absolute-end',
  'refresh.live',
  'refresh.client-revoked',
  'refresh.consent',
  'refresh.session',
  'refresh.user-state',
  'refresh.user-revoked',
  'refresh.password-changed',
  'refresh.used',
  'refresh.reused',
]

export const refreshTokenRules: readonly ProbeRule[] = REFRESH_TOKEN.map(ruleInWords)

export const accessTokenRules: readonly ProbeRule[] = ACCESS_TOKEN.map(ruleInWords)

export function ruleInWords(id: RuleId): ProbeRule {
  const { expected, where } = RULES[id]
  return { id, expected, where }
}

/** A rule by the id that figures and logs have; null for one of an earlier version. */
export function knownRule(id: string): ProbeRule | null {
  return Object.hasOwn(RULES, id) ? ruleInWords(id as RuleId) : null
}
