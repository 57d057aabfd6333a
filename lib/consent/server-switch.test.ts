import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { makeEstate } from './testing/estate'
import { revokeUserConsentTokens, userConsents, withdrawUserConsents } from './user-consents'

let world: World
beforeAll(async () => {
  vi.stubEnv('GATEHOUSE_CONSENT_EXPIRY_MINUTES', '30')
  world = await openWorld()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await world.close()
})

describe('consentExpiryTimeInMinutes of the whole server', () => {
  it('E05 overrides every domain: one that keeps no consents of its own does', async () => {
    const { domain, user } = await makeEstate(world)
    expect(domain.customAttrs).toBeNull()
    const selector = { domainName: domain.name, username: user.username }
    expect(await userConsents(world.system, selector)).toMatchObject([{ username: user.username, state: 'live' }])
    expect(await revokeUserConsentTokens(world.system, selector, { type: 'TOKENS' })).toMatchObject({ consents: [{}] })
    expect(await withdrawUserConsents(world.system, selector)).toMatchObject([{ state: 'withdrawn' }])
  })
})
