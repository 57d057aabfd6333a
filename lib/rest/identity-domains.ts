import { domainDetail } from '@/lib/http/oam-detail'
import { createDomain, deleteDomain, getDomain, updateDomain } from '@/lib/policy/domains'
import type { DomainView } from '@/lib/schemas/domain'
import { canonicalDomain } from './aliases'
import { domainJson } from './entity-json'
import { listIdentityDomains } from './list-identity-domains'
import type { RestAnswer, RestCall, RestResource } from './rest-resource'
import { checkName, flag, nameOrId, required } from './selectors'

/** …/oauthpolicyadmin/oauthidentitydomain */
export const identityDomains: RestResource = {
  kind: 'domain',
  path: 'oauthidentitydomain',
  operations: {
    create: async ({ ctx, body }) => {
      const domain = await createDomain(ctx, canonicalDomain(body))
      return answer(domain, new Set(Object.keys(body)))
    },
    retrieve: async (call) => {
      const isList = !call.query.has('name') && !call.query.has('id')
      return isList ? listIdentityDomains(call.ctx, call.query) : answer(await find(call))
    },
    modify: async ({ ctx, query, body }) => {
      const options = { forceUpdate: flag(query, 'forceUpdate') }
      return answer(await updateDomain(ctx, { name: required(query, 'name') }, canonicalDomain(body), options))
    },
    delete: async (call) => {
      const { id } = await find(call)
      const { name } = await deleteDomain(call.ctx, { id })
      return { detail: name, json: { name, deleted: true } }
    },
  },
}

async function find({ ctx, query }: RestCall): Promise<DomainView> {
  const asked = nameOrId(query)
  const found = await getDomain(ctx, 'id' in asked ? { id: asked.id } : { name: asked.name })
  checkName(found, asked)
  return found
}

function answer(domain: DomainView, given?: ReadonlySet<string>): RestAnswer {
  return { detail: domainDetail(domain, given), json: domainJson(domain) }
}
