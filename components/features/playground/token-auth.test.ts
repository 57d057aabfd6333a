import { describe, expect, it } from 'vitest'
import type { ClientView } from '@/lib/schemas/client'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { tokenAuth } from './token-auth'

const methods = (value: string) => [{ key: 'authMethods', value } as EffectiveSetting]
const client = (clientType: ClientView['clientType'], secrets = 0) => ({
  clientType,
  secrets: Array.from({ length: secrets }, () => ({})) as ClientView['secrets'],
  tokenEndpointAuthMethod: null,
})

describe('how the playground proves a client', () => {
  it('follows what is in force, the header before the form', () => {
    const all = methods('client_secret_basic, client_secret_post, private_key_jwt')
    expect(tokenAuth(client('CONFIDENTIAL_CLIENT', 1), all)).toBe('client_secret_basic')
    expect(tokenAuth(client('CONFIDENTIAL_CLIENT', 1), methods('client_secret_post'))).toBe('client_secret_post')
    expect(tokenAuth(client('CONFIDENTIAL_CLIENT', 1), methods('private_key_jwt'))).toBe('elsewhere')
    expect(tokenAuth(client('PUBLIC_CLIENT', 1), all)).toBe('client_secret_basic')
  })

  it('sends no secret for a public client that has none', () => {
    expect(tokenAuth(client('PUBLIC_CLIENT'), methods('none'))).toBe('none')
    expect(tokenAuth(client('MOBILE_CLIENT'), methods('none'))).toBe('none')
  })
})
