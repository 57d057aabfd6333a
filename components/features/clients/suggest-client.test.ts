import { describe, expect, it } from 'vitest'
import { type ClientAnswers, suggestClient } from './suggest-client'

const answers = (patch: Partial<ClientAnswers>): ClientAnswers => ({
  person: 'no',
  roles: 'no',
  secret: 'yes',
  place: 'server',
  ...patch,
})

describe('four questions before a new client', () => {
  it('gives a job without a person client credentials and nothing else', () => {
    const found = suggestClient(answers({}))
    expect(found.clientType).toBe('CONFIDENTIAL_CLIENT')
    expect(found.grantTypes).toEqual(['CLIENT_CREDENTIALS'])
    expect(found.reasons.some((reason) => reason.about === 'warning')).toBe(false)
  })

  it('warns when a job cannot keep a secret', () => {
    expect(suggestClient(answers({ secret: 'no' })).reasons.at(-1)?.about).toBe('warning')
  })

  it('never gives a page in a browser a secret, whatever was answered', () => {
    const found = suggestClient(answers({ person: 'yes', place: 'browser', secret: 'yes' }))
    expect(found.clientType).toBe('PUBLIC_CLIENT')
    expect(found.grantTypes).toEqual(['AUTHORIZATION_CODE', 'REFRESH_TOKEN'])
    expect(found.reasons.some(({ about }) => about === 'usePKCE')).toBe(true)
  })

  it('asks for an assertion where a server must carry the person’s own roles on', () => {
    expect(suggestClient(answers({ person: 'yes', roles: 'yes' })).grantTypes).toEqual(['JWT_BEARER'])
  })

  it('treats an app on a device as a mobile client with the code flow', () => {
    const found = suggestClient(answers({ person: 'yes', place: 'device', secret: 'no' }))
    expect([found.clientType, ...found.grantTypes]).toEqual(['MOBILE_CLIENT', 'AUTHORIZATION_CODE', 'REFRESH_TOKEN'])
  })

  it('never suggests the password grant', () => {
    for (const person of ['yes', 'no'] as const)
      for (const roles of ['yes', 'no'] as const)
        for (const secret of ['yes', 'no'] as const)
          for (const place of ['server', 'browser', 'device'] as const)
            expect(suggestClient({ person, roles, secret, place }).grantTypes).not.toContain('PASSWORD')
  })
})
