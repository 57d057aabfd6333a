import type { ServiceContext } from '@/lib/auth/context'
import { domainDetail } from '@/lib/http/oam-detail'
import { listDomainMembers } from '@/lib/policy/list-domain-members'
import { domainJson } from './entity-json'
import type { RestAnswer } from './rest-resource'

const MAX_LISTED = 1000

/** Every domain the caller may see; beyond the first thousand a `Link: …; rel="next"` leads on (RFC 8288). */
export async function listIdentityDomains(
  ctx: ServiceContext,
  query: ReadonlyMap<string, string>,
): Promise<RestAnswer> {
  const { items, nextCursor } = await listDomainMembers(ctx, query.get('cursor') || undefined, MAX_LISTED)
  const link = nextCursor ? { link: `<?cursor=${encodeURIComponent(nextCursor)}>; rel="next"` } : undefined
  return { detail: items.map((domain) => domainDetail(domain)), json: items.map(domainJson), headers: link }
}
