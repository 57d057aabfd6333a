import { log } from '@/lib/base/log'
import { basic, send } from '@/lib/oauth/testing/world'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { type StartedRuntime, startRuntime } from '@/lib/runtime/start-runtime'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { UserView } from '@/lib/schemas/user'
import { openWorld, type World } from '@/lib/users/testing/world'
import { createUser } from '@/lib/users/users'

export const PASSWORD = 'a long password of Casey'

/** The real services, the real runtime and a real SQLite file between them; one domain with a client and a person. */
export interface DiagnosticWorld extends World {
  runtime: StartedRuntime
  domain: DomainView
  client: ClientView
  user: UserView
  /** asks the token endpoint as a client */
  ask(
    form: Record<string, string>,
    as?: { client: ClientView; secret: string },
  ): Promise<{ status: number; json: Record<string, string> }>
  /** makes a client that may ask for the scopes of the domain */
  addClient(given?: object): Promise<{ client: ClientView; secret: string }>
  /** another domain with a resource server `Ledger` */
  addRealm(name: string, customAttrs?: Record<string, string>): Promise<DomainView>
  addUser(username: string): Promise<UserView>
  secret: string
}

export const GRANTS = ['PASSWORD', 'CLIENT_CREDENTIALS', 'REFRESH_TOKEN', 'JWT_BEARER', 'TOKEN_EXCHANGE']

let count = 0

const WITH_REFRESH_TOKENS = [
  {
    tokenType: 'ACCESS_TOKEN',
    tokenExpiry: 3600,
    lifeCycleEnabled: false,
    refreshTokenEnabled: true,
    refreshTokenExpiry: 86_400,
    refreshTokenLifeCycleEnabled: false,
  },
]

export async function openDiagnosticWorld(): Promise<DiagnosticWorld> {
  log().level = 'silent'
  const world = await openWorld()
  const runtime = await startRuntime(world.system)
  const addDomain = async (name: string, customAttrs: Record<string, string> = {}) => {
    const made = await createDomain(world.system, { name, tokenSettings: WITH_REFRESH_TOKENS, customAttrs })
    await createResource(world.system, {
      name: 'Ledger',
      idDomain: name,
      scopes: [{ scopeName: 'read' }, { scopeName: 'write' }],
    })
    return made
  }
  const domain = await addDomain('Payments')
  const addClient = async (given: object = {}) => {
    const id = `client-${++count}`
    const { client, secret } = await createClient(world.system, {
      id,
      name: `Client ${count}`,
      idDomain: domain.name,
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes: GRANTS,
      scopes: ['Ledger.read', 'Ledger.write'],
      defaultScope: 'Ledger.read',
      ...given,
    })
    return { client, secret: secret ?? '' }
  }
  const addUser = (username: string) => createUser(world.system, world.storeId, { username, password: PASSWORD })
  const { client, secret } = await addClient()
  const own = { client, secret }
  return {
    ...world,
    runtime,
    domain,
    client,
    secret,
    user: await addUser('casey.brown'),
    addRealm: addDomain,
    addClient,
    addUser,
    async ask(form, { client: asking, secret: proof } = own) {
      const headers = { authorization: basic(asking.id, proof) }
      const { status, json } = await send(runtime.handle, '/oauth2/rest/token', {
        domain: asking.idDomain,
        headers,
        form,
      })
      return { status, json: json as Record<string, string> }
    },
    async close() {
      await runtime.stop()
      await world.close()
    },
  }
}
