import { resourceDetail } from '@/lib/http/oam-detail'
import { createResource, deleteResource, getResource, updateResource } from '@/lib/policy/resources'
import type { ResourceView } from '@/lib/schemas/resource'
import { resourceJson } from './entity-json'
import type { RestAnswer, RestCall, RestResource } from './rest-resource'
import { checkName, domainNameOf, nameOrId } from './selectors'

/** …/oauthpolicyadmin/application */
export const resourceServers: RestResource = {
  kind: 'resource',
  path: 'application',
  operations: {
    create: async ({ ctx, body }) => answer(await createResource(ctx, body)),
    retrieve: async (call) => answer(await find(call)),
    modify: async (call) => {
      const { id } = await find(call)
      return answer(await updateResource(call.ctx, { id }, call.body))
    },
    delete: async (call) => {
      const { id } = await find(call)
      const { name } = await deleteResource(call.ctx, { id })
      return { detail: name, json: { name, deleted: true } }
    },
  },
}

async function find({ ctx, query }: RestCall): Promise<ResourceView> {
  const asked = nameOrId(query)
  const domainName = domainNameOf(query)
  const found = await getResource(ctx, 'id' in asked ? { id: asked.id } : { name: asked.name, domainName })
  checkName({ name: found.idDomain }, { name: domainName })
  checkName(found, asked)
  return found
}

function answer(resource: ResourceView): RestAnswer {
  return { detail: resourceDetail(resource), json: resourceJson(resource) }
}
