import { header } from '@/lib/base/http-message'
import { whenReady } from '@/lib/base/when-ready'
import { refuse } from '../errors'
import { type Params, queryParams } from '../params'
import type { MaybePromise, RuntimeDomain } from '../ports'
import type { Call } from './call'

export const DOMAIN_HEADER = 'x-oauth-identity-domain-name'
export const DOMAIN_QUERY = 'identityDomain'
const NAME_MAX_LENGTH = 128

export interface DomainSelector {
  name: string
  origin: 'path' | 'header' | 'query'
}

/**
 * Which domain a request names: by path, else by header, else by query.
 * @param own parameters of an endpoint that also takes the domain by the name `domain`
 * @see spec runtime-api §1
 */
export function domainSelector(call: Call, own?: Params): DomainSelector | null {
  if (call.pathDomain !== null) return { name: call.pathDomain, origin: 'path' }
  // The query is parsed in any case, so that a repeated parameter in it is refused whatever the header says.
  const query = own ? (own.get('domain') ?? own.get(DOMAIN_QUERY)) : queryParams(call.request).get(DOMAIN_QUERY)
  const named = header(call.request, DOMAIN_HEADER)?.trim()
  if (named) return { name: named, origin: 'header' }
  return query ? { name: query, origin: 'query' } : null
}

/**
 * The domain a request names.
 * @throws OAuthError invalid_request when it names none, or one that does not exist
 */
export function requireDomain(call: Call): MaybePromise<RuntimeDomain> {
  const selector = domainSelector(call)
  if (!selector) {
    throw refuse('domain.named', 'neither', {
      description: "Required parameter 'X-OAUTH-IDENTITY-DOMAIN-NAME' is not present.",
    })
  }
  return findDomain(call, selector)
}

export function findDomain(call: Call, selector: DomainSelector): MaybePromise<RuntimeDomain> {
  const found = selector.name.length > NAME_MAX_LENGTH ? null : call.deps.config.domainByName(selector.name)
  return whenReady(found, (domain) => {
    if (!domain) {
      throw refuse('domain.known', selector.name, { description: 'The identity domain is not known.' })
    }
    call.facts.domain = domain
    return domain
  })
}
