import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { isServedClientAuthMethod, NOT_SERVED_YET } from '@/lib/schemas/served'
import { authMethods, certificateBinding, secretOverlap, subjectDn } from './effective-client-auth'
import type { EffectiveFacts, EffectiveRule, ServerDefaults } from './effective-facts'
import { pkce } from './effective-pkce'
import {
  accessTokenLifetime,
  audience,
  codeLifetime,
  consentLifetime,
  idTokenLifetime,
  issuer,
  multipleResourceServers,
  refreshEnd,
  refreshRotation,
  refreshTokens,
  signingKey,
} from './effective-tokens'

/** Every setting that client, domain or server can decide, in the order the page shows them, with what it needs first. */
const RULES: readonly { rule: EffectiveRule; needs?: 'client certificates' }[] = [
  { rule: accessTokenLifetime },
  { rule: refreshTokens },
  { rule: refreshRotation },
  { rule: refreshEnd },
  { rule: codeLifetime },
  { rule: idTokenLifetime },
  { rule: pkce },
  { rule: authMethods },
  { rule: secretOverlap },
  { rule: certificateBinding, needs: 'client certificates' },
  { rule: subjectDn, needs: 'client certificates' },
  { rule: issuer },
  { rule: audience },
  { rule: multipleResourceServers },
  { rule: signingKey },
  { rule: consentLifetime },
]

/** What holds for one client, with who decided and why. Settings that do not concern it are left out. */
export function effectiveClientSettings(
  client: ClientView,
  domain: DomainView,
  server: ServerDefaults,
): EffectiveSetting[] {
  return evaluate({ client, domain, server })
}

/** What holds in a domain for a client that says nothing itself. */
export function effectiveDomainSettings(domain: DomainView, server: ServerDefaults): EffectiveSetting[] {
  return evaluate({ client: null, domain, server })
}

function evaluate(facts: EffectiveFacts): EffectiveSetting[] {
  return RULES.flatMap(({ rule, needs }) => {
    const setting = rule(facts)
    if (!setting) return []
    const isInForce = needs === undefined || isServedClientAuthMethod('tls_client_auth')
    return [{ ...setting, isInForce, why: isInForce ? setting.why : `${setting.why} ${NOT_SERVED_YET}` }]
  })
}
