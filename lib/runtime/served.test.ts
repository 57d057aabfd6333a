import { describe, expect, it } from 'vitest'
import { CLIENT_AUTH_REGISTRY } from '@/lib/oauth/client-auth/index'
import { GRANTS } from '@/lib/oauth/grants/index'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { SERVED_CLIENT_AUTH_METHODS } from '@/lib/schemas/served'

describe('what the console says is served', () => {
  it('is what the token endpoint answers: every grant of the forms but the one that issues nothing', () => {
    const offered = GRANT_TYPE_NAMES.filter((grant) => grant !== 'IMPLICIT')
    expect(GRANTS.map((grant) => grant.grantType).sort()).toEqual([...offered].sort())
  })

  it('is how the token endpoint lets clients in: the methods of the registry, no more and no fewer', () => {
    expect(SERVED_CLIENT_AUTH_METHODS).toEqual(CLIENT_AUTH_REGISTRY.map((method) => method.name))
  })
})
