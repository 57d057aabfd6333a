import { clientDetail } from '@/lib/http/oam-detail'
import { createClient, deleteClient, getClient, updateClient } from '@/lib/policy/clients'
import type { ClientView } from '@/lib/schemas/client'
import { canonicalClient } from './aliases'
import { clientJson } from './entity-json'
import type { RestAnswer, RestCall, RestResource } from './rest-resource'
import { checkName, domainNameOf, nameOrId, required } from './selectors'

/** …/oauthpolicyadmin/client */
export const clients: RestResource = {
  kind: 'client',
  path: 'client',
  operations: {
    create: async ({ ctx, body }) => {
      const input = canonicalClient(body, true)
      const { client, secret } = await createClient(ctx, input, { secretFormat: 'hex32' })
      return answer(client, secret ?? (typeof input.secret === 'string' ? input.secret : null))
    },
    retrieve: async (call) => answer(await find(call)),
    modify: async ({ ctx, query, body }) => {
      const selector = { name: required(query, 'name'), domainName: domainNameOf(query) }
      return answer(await updateClient(ctx, selector, canonicalClient(body, false)))
    },
    delete: async (call) => {
      const { pk } = await find(call)
      const { name } = await deleteClient(call.ctx, { pk })
      return { detail: name, json: { name, deleted: true } }
    },
  },
}

async function find({ ctx, query }: RestCall): Promise<ClientView> {
  const asked = nameOrId(query)
  const domainName = domainNameOf(query)
  const selector = 'id' in asked ? { clientId: asked.id, domainName } : { name: asked.name, domainName }
  const found = await getClient(ctx, selector)
  checkName(found, asked)
  return found
}

function answer(client: ClientView, secret?: string | null): RestAnswer {
  return { detail: clientDetail(client, secret), json: clientJson(client, secret) }
}
