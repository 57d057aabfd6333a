import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
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
  refreshRotation,
  refreshTokens,
  signingKey,
} from './effective-tokens'

/** Every setting that client, domain or server can decide, in the order the page shows them. */
const RULES: readonly EffectiveRule[] = [
  accessTokenLifetime,
  refreshTokens,
  refreshRotation,
  codeLifetime,
  idTokenLifetime,
  pkce,
  authMethods,
  secretOverlap,
  certificateBinding,
  subjectDn,
  issuer,
  audience,
  multipleResourceServers,
  signingKey,
  consentLifetime,
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
  return RULES.map((rule) => rule(facts)).filter((setting) => setting !== null)
}
