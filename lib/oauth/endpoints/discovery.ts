import { whenReady } from '@/lib/base/when-ready'
import { requiresS256 } from '@/lib/schemas/pkce-rule'
import { ASSERTION_ALGORITHMS } from '../assertions/jws'
import { allowedMethods } from '../client-auth/allowed-methods'
import { NO_PROOF } from '../client-auth/public-client'
import { GRANTS } from '../grants'
import { domainBase, issuerOf, sharedIssuer } from '../issuer'
import type { RuntimeDomain, RuntimeServer } from '../ports'
import { PASSWORD_ACR } from '../tokens/id-token'
import { CLAIMS_BY_SCOPE, USER_INFO_SCOPES } from '../user-info'
import type { Endpoint } from './call'
import { DOMAIN_QUERY, domainSelector, findDomain } from './domain'
import { answerPublished, type PublishedDocument, publish } from './published-json'

/**
 * Server metadata. It names what works today, derived from the registries.
 * @see OpenID Connect Discovery 1.0 §3, RFC 8414 §2; spec runtime-api §8
 */
export const discoveryEndpoint: Endpoint = {
  name: 'discovery',
  crossOrigin: true,
  methods: {
    GET(call) {
      const selector = domainSelector(call)
      const place = { publicUrl: call.deps.publicUrl, server: call.server }
      if (!selector) return answerPublished(call.request, sharedDocument(place))
      return whenReady(findDomain(call, selector), (domain) =>
        answerPublished(call.request, domainDocument(domain, selector.origin, place)),
      )
    },
  },
}

/** Scopes of resource servers are not listed: what a domain protects is nobody's business. */
const SCOPES_SUPPORTED = ['openid', ...Object.keys(CLAIMS_BY_SCOPE), ...Object.keys(USER_INFO_SCOPES)]
const CLAIMS_SUPPORTED = ['sub', 'iss', 'auth_time', 'acr', ...Object.values(CLAIMS_BY_SCOPE).flat()]

/** Languages of the pages that people see. */
const UI_LOCALES = ['en', 'de', 'fr']

/** RS256 is never missing (OpenID Connect Discovery 1.0 §3), even where the key of the domain signs otherwise. */
function signingAlgorithms(domain: RuntimeDomain | null): string[] {
  return [...new Set(['RS256', ...(domain ? [domain.signingKey?.algorithm ?? 'RS256'] : ['ES256', 'EdDSA'])])]
}

type Origin = 'path' | 'header' | 'query'

/** What every address is made from, beside the domain. */
interface Place {
  publicUrl: string
  server: RuntimeServer
}

interface Documents extends Place {
  shared?: PublishedDocument
  domains: WeakMap<RuntimeDomain, Partial<Record<Origin, PublishedDocument>>>
}

// Changed switches and a changed domain are other objects, so a document cannot outlive what it was made from.
let documents: Documents | undefined

function documentsOf({ publicUrl, server }: Place): Documents {
  if (documents?.server !== server || documents.publicUrl !== publicUrl) {
    documents = { publicUrl, server, domains: new WeakMap() }
  }
  return documents
}

function sharedDocument(place: Place): PublishedDocument {
  const cached = documentsOf(place)
  const { publicUrl, server } = place
  cached.shared ??= publishMetadata(metadata(sharedIssuer(publicUrl, server), sharedEndpoints(publicUrl, ''), null))
  return cached.shared
}

function domainDocument(domain: RuntimeDomain, origin: Origin, place: Place): PublishedDocument {
  const { domains } = documentsOf(place)
  const cached = domains.get(domain) ?? {}
  domains.set(domain, cached)
  const { publicUrl, server } = place
  cached[origin] ??= publishMetadata(
    metadata(issuerOf(domain, publicUrl, server), endpointsFor(domain, origin, publicUrl), domain),
  )
  return cached[origin]
}

function publishMetadata(content: Record<string, unknown>): PublishedDocument {
  return publish(content, 'application/json', 'X-OAUTH-IDENTITY-DOMAIN-NAME')
}

interface Endpoints {
  authorization_endpoint: string
  token_endpoint: string
  introspection_endpoint: string
  revocation_endpoint: string
  end_session_endpoint: string
  userinfo_endpoint: string
  jwks_uri: string
}

/**
 * A caller that named the domain by header keeps sending the header; one that named it by query gets endpoints that
 * carry the query, so that it need not know of it (RFC 6749 §3.2 has clients keep it).
 */
function endpointsFor(domain: RuntimeDomain, origin: Origin, publicUrl: string): Endpoints {
  if (origin === 'path' || domain.issuerMode === 'DOMAIN') return domainEndpoints(publicUrl, domain.name)
  return sharedEndpoints(publicUrl, origin === 'query' ? `?${DOMAIN_QUERY}=${encodeURIComponent(domain.name)}` : '')
}

function sharedEndpoints(publicUrl: string, query: string): Endpoints {
  return {
    authorization_endpoint: `${publicUrl}/oauth2/rest/authorize${query}`,
    token_endpoint: `${publicUrl}/oauth2/rest/token${query}`,
    introspection_endpoint: `${publicUrl}/oauth2/rest/token/introspect${query}`,
    revocation_endpoint: `${publicUrl}/oauth2/rest/token/revoke${query}`,
    end_session_endpoint: `${publicUrl}/oauth2/rest/end-session${query}`,
    userinfo_endpoint: `${publicUrl}/oauth2/rest/userinfo${query}`,
    jwks_uri: `${publicUrl}/oauth2/rest/security${query}`,
  }
}

function domainEndpoints(publicUrl: string, name: string): Endpoints {
  const base = domainBase(publicUrl, name)
  return {
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    introspection_endpoint: `${base}/introspect`,
    revocation_endpoint: `${base}/revoke`,
    end_session_endpoint: `${base}/end-session`,
    userinfo_endpoint: `${base}/userinfo`,
    jwks_uri: `${base}/jwks`,
  }
}

function metadata(issuer: string, endpoints: Endpoints, domain: RuntimeDomain | null): Record<string, unknown> {
  const algorithms = signingAlgorithms(domain)
  const methods = allowedMethods(domain ?? { tokenEndpointAuthMethodsSupported: null }, null)
  return {
    issuer,
    ...endpoints,
    grant_types_supported: GRANTS.map((grant) => grant.standardName),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    code_challenge_methods_supported: requiresS256(domain?.customAttrs ?? null) ? ['S256'] : ['S256', 'plain'],
    // RFC 9207 §3
    authorization_response_iss_parameter_supported: true,
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    display_values_supported: ['page'],
    ui_locales_supported: UI_LOCALES,
    acr_values_supported: [PASSWORD_ACR],
    claims_parameter_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: algorithms,
    userinfo_signing_alg_values_supported: algorithms,
    scopes_supported: SCOPES_SUPPORTED,
    claims_supported: CLAIMS_SUPPORTED,
    claim_types_supported: ['normal'],
    token_endpoint_auth_methods_supported: [...methods, NO_PROOF],
    revocation_endpoint_auth_methods_supported: [...methods, NO_PROOF],
    introspection_endpoint_auth_methods_supported: methods,
    ...(methods.includes('private_key_jwt') && {
      token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
      revocation_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
      introspection_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
    }),
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  }
}
