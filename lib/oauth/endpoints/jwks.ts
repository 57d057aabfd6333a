import { whenReady } from '@/lib/base/when-ready'
import type { RuntimeDomain } from '../ports'
import type { Call, Endpoint } from './call'
import { domainSelector, findDomain } from './domain'
import { answerPublished, type PublishedDocument, publish } from './published-json'

/** Domains whose keys one answer can hold; beyond that a caller has to name the domain. */
export const JWKS_MAX_DOMAINS = 1000
const VARY = 'X-OAUTH-IDENTITY-DOMAIN-NAME'

/**
 * Public keys of a domain, or of all domains when the request names none.
 * @see RFC 7517 §5; spec runtime-api §8
 */
export const jwksEndpoint: Endpoint = {
  name: 'jwks',
  crossOrigin: true,
  methods: {
    GET(call) {
      const selector = domainSelector(call)
      if (selector) {
        return whenReady(findDomain(call, selector), (domain) => {
          tellFetched(call, [domain])
          return answerPublished(call.request, domainDocument(domain, call.now))
        })
      }
      return whenReady(call.deps.config.allDomains(JWKS_MAX_DOMAINS), (domains) => {
        tellFetched(call, domains)
        return answerPublished(call.request, publish({ keys: liveKeys(domains, call.now) }, MEDIA_TYPE, VARY))
      })
    },
  },
}

/** An answer to HEAD carries no key, so it is no fetch. */
function tellFetched({ request, deps, now: at }: Call, domains: readonly RuntimeDomain[]): void {
  if (request.method === 'GET') deps.events.keysFetched({ domains, address: request.address, at })
}

const MEDIA_TYPE = 'application/json'

interface Cached {
  document: PublishedDocument
  /** when the first of its keys retires */
  until: number
}
// A changed domain is another object, so a document cannot outlive what it was made from.
const documents = new WeakMap<RuntimeDomain, Cached>()

function domainDocument(domain: RuntimeDomain, now: Date): PublishedDocument {
  const cached = documents.get(domain)
  if (cached && now.getTime() < cached.until) return cached.document
  const ends = domain.jwks.flatMap(({ retiresAt }) => (retiresAt && retiresAt > now ? [retiresAt.getTime()] : []))
  const document = publish({ keys: liveKeys([domain], now) }, MEDIA_TYPE, VARY)
  documents.set(domain, { document, until: Math.min(Number.POSITIVE_INFINITY, ...ends) })
  return document
}

function liveKeys(domains: readonly RuntimeDomain[], now: Date): Record<string, unknown>[] {
  return domains.flatMap((domain) =>
    domain.jwks.filter(({ retiresAt }) => !retiresAt || retiresAt > now).map(({ jwk }) => jwk),
  )
}
