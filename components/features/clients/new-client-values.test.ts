import { describe, expect, it } from 'vitest'
import { createClientSchema } from '@/lib/schemas/client'
import { clientWeaknesses, startingClient, toCreateClient } from './new-client-values'
import { suggestClient } from './suggest-client'

const browser = suggestClient({ person: 'yes', roles: 'no', secret: 'no', place: 'browser' })
const job = suggestClient({ person: 'no', roles: 'no', secret: 'yes', place: 'server' })
const named = { name: 'Portal', redirectURIs: [{ url: 'https://portal.example/cb', isHttps: true }] }

describe('a client created in the console', () => {
  it('that people sign in with asks for codes with PKCE required, refreshes, and learns who they are', () => {
    const values = { ...startingClient(browser, 'Hotels'), ...named }
    expect(createClientSchema.parse(toCreateClient(values))).toMatchObject({
      clientType: 'PUBLIC_CLIENT',
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      usePKCE: 'STRICT',
      scopes: ['openid', 'profile', 'email'],
    })
    expect(clientWeaknesses(values)).toEqual([])
  })

  it('that acts for itself carries no rule about codes, until codes are ticked', () => {
    const values = { ...startingClient(job, 'Hotels'), ...named }
    expect(toCreateClient(values).usePKCE).toBeNull()
    expect(toCreateClient({ ...values, grantTypes: ['AUTHORIZATION_CODE'] }).usePKCE).toBe('STRICT')
    expect(toCreateClient({ ...values, grantTypes: ['AUTHORIZATION_CODE'], usePKCE: '' }).usePKCE).toBeNull()
  })

  it('explains every weaker choice in one sentence at its place', () => {
    const values = startingClient(browser, 'Hotels')
    const fields = (patch: Partial<typeof values>) =>
      clientWeaknesses({ ...values, ...patch }).map(({ field }) => field)
    expect(fields({ usePKCE: 'NON_STRICT' })).toEqual(['usePKCE'])
    expect(fields({ usePKCE: '' })).toEqual(['usePKCE'])
    expect(fields({ grantTypes: ['PASSWORD'] })).toEqual(['grantTypes'])
    expect(fields({ grantTypes: ['CLIENT_CREDENTIALS'] })).toEqual(['grantTypes'])
  })
})
