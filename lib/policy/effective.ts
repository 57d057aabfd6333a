import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import { isServedClientAuthMethod, isServedGrant, NOT_SERVED_YET } from '@/lib/schemas/served'
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
  REFRESHABLE_GRANTS,
  refreshEnd,
  refreshRotation,
  refreshTokens,
  signingKey,
} from './effective-tokens'

/** What a setting needs before it decides anything: one of these grants, or a listener that asks for certificates. */
type Needs = readonly GrantTypeName[] | 'client certificates'
const CODE: Needs = ['AUTHORIZATION_CODE']

/** Every setting that client, domain or server can decide, in the order the page shows them. */
const RULES: readonly { rule: EffectiveRule; needs?: Needs }[] = [
  { rule: accessTokenLifetime },
  { rule: refreshTokens, needs: REFRESHABLE_GRANTS },
  { rule: refreshRotation, needs: REFRESHABLE_GRANTS },
  { rule: refreshEnd, needs: REFRESHABLE_GRANTS },
  { rule: codeLifetime, needs: CODE },
  { rule: idTokenLifetime, needs: CODE },
  { rule: pkce, needs: CODE },
  { rule: authMethods },
  { rule: secretOverlap },
  { rule: certificateBinding, needs: 'client certificates' },
  { rule: subjectDn, needs: 'client certificates' },
  { rule: issuer },
  { rule: audience },
  { rule: multipleResourceServers },
  { rule: signingKey },
  { rule: consentLifetime, needs: CODE },
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
    const isInForce = isServed(needs)
    return [{ ...setting, isInForce, why: isInForce ? setting.why : `${setting.why} ${NOT_SERVED_YET}` }]
  })
}

function isServed(needs: Needs | undefined): boolean {
  if (needs === undefined) return true
  return needs === 'client certificates' ? isServedClientAuthMethod('tls_client_auth') : needs.some(isServedGrant)
}
