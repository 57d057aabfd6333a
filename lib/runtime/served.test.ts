import { describe, expect, it } from 'vitest'
import { CLIENT_AUTH_REGISTRY } from '@/lib/oauth/client-auth/index'
import { GRANTS } from '@/lib/oauth/grants/index'
import { SERVED_CLIENT_AUTH_METHODS, SERVED_GRANTS } from '@/lib/schemas/served'

describe('what the console says is served', () => {
  it('is what the token endpoint answers: the grants of the registry, no more and no fewer', () => {
    expect(SERVED_GRANTS).toEqual(GRANTS.map((grant) => grant.grantType))
  })

  it('is how the token endpoint lets clients in: the methods of the registry, no more and no fewer', () => {
    expect(SERVED_CLIENT_AUTH_METHODS).toEqual(CLIENT_AUTH_REGISTRY.map((method) => method.name))
  })
})
