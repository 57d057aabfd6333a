import { allowedMethods } from '../client-auth'
import { GRANTS } from '../grants'
import { domainBase, issuerOf, sharedIssuer } from '../issuer'
import type { RuntimeDomain } from '../ports'
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
    async GET(call) {
      const selector = domainSelector(call)
      const { publicUrl } = call.deps
      if (!selector) {
        return answerPublished(call.request, sharedDocument(publicUrl))
      }
      const domain = await findDomain(call, selector)
      return answerPublished(call.request, domainDocument(domain, selector.origin, publicUrl))
    },
  },
}

type Origin = 'path' | 'header' | 'query'
let shared: { publicUrl: string; document: PublishedDocument } | undefined
// A changed domain is another object, so a document cannot outlive what it was made from.
const documents = new WeakMap<RuntimeDomain, Partial<Record<Origin, PublishedDocument>>>()

function sharedDocument(publicUrl: string): PublishedDocument {
  if (shared?.publicUrl !== publicUrl) {
    const content = metadata(sharedIssuer(publicUrl), sharedEndpoints(publicUrl, ''), null)
    shared = { publicUrl, document: publishMetadata(content) }
  }
  return shared.document
}

function domainDocument(domain: RuntimeDomain, origin: Origin, publicUrl: string): PublishedDocument {
  const cached = documents.get(domain) ?? {}
  documents.set(domain, cached)
  cached[origin] ??= publishMetadata(
    metadata(issuerOf(domain, publicUrl), endpointsFor(domain, origin, publicUrl), domain),
  )
  return cached[origin]
}

function publishMetadata(content: Record<string, unknown>): PublishedDocument {
  return publish(content, 'application/json', 'X-OAUTH-IDENTITY-DOMAIN-NAME')
}

interface Endpoints {
  token_endpoint: string
  introspection_endpoint: string
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
    token_endpoint: `${publicUrl}/oauth2/rest/token${query}`,
    introspection_endpoint: `${publicUrl}/oauth2/rest/token/introspect${query}`,
    jwks_uri: `${publicUrl}/oauth2/rest/security${query}`,
  }
}

function domainEndpoints(publicUrl: string, name: string): Endpoints {
  const base = domainBase(publicUrl, name)
  return { token_endpoint: `${base}/token`, introspection_endpoint: `${base}/introspect`, jwks_uri: `${base}/jwks` }
}

function metadata(issuer: string, endpoints: Endpoints, domain: RuntimeDomain | null): Record<string, unknown> {
  const methods = allowedMethods(domain ?? { tokenEndpointAuthMethodsSupported: null }, null)
  return {
    issuer,
    ...endpoints,
    grant_types_supported: GRANTS.map((grant) => grant.standardName),
    // Required by RFC 8414 §2 even while no response type exists.
    response_types_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: methods,
  }
}
