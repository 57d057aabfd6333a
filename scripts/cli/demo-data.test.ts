import { describe, expect, it } from 'vitest'
import { createClientSchema, isBuiltInScope } from '@/lib/schemas/client'
import { createDomainSchema } from '@/lib/schemas/domain'
import { createResourceSchema } from '@/lib/schemas/resource'
import { DEMO_DOMAINS, demoClients, demoResource } from './demo-data'

describe('sample data', () => {
  it.each(DEMO_DOMAINS.map((entry) => [entry.domain.name, entry] as const))(
    '%s is valid by the schemas',
    (name, entry) => {
      expect(createDomainSchema.safeParse(entry.domain).error).toBeUndefined()
      for (const resource of entry.resources) {
        expect(createResourceSchema.safeParse(demoResource(name, resource)).error).toBeUndefined()
      }
      for (const client of demoClients(entry)) expect(createClientSchema.safeParse(client).error).toBeUndefined()
    },
  )

  it.each(DEMO_DOMAINS.map((entry) => [entry.domain.name, entry] as const))(
    '%s asks only for scopes that its resource servers have, and names each client once',
    (_name, entry) => {
      const owned = entry.resources.flatMap(({ name, scopes }) =>
        Object.keys(scopes).map((scope) => `${name}.${scope}`),
      )
      const clients = demoClients(entry)
      for (const scope of clients.flatMap((client) => client.scopes ?? [])) {
        expect(owned.includes(scope) || isBuiltInScope(scope), scope).toBe(true)
      }
      expect(new Set(clients.map((client) => client.id)).size).toBe(clients.length)
    },
  )
})
