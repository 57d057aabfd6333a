import { describe, expect, it } from 'vitest'
import { createDomainSchema, domainNameSchema, updateDomainSchema } from './domain'

const parse = (input: unknown) => createDomainSchema.parse(input)

describe('domain input', () => {
  it('needs only a name', () => {
    expect(parse({ name: 'TestDomain' })).toEqual({ name: 'TestDomain' })
  })

  it('takes booleans and numbers quoted or bare, and gives them bare (A11)', () => {
    const quoted = parse({ name: 'D', enableMultipleResourceServer: 'true', keyPairRolloverDurationInHours: '99999' })
    expect(quoted).toMatchObject({ enableMultipleResourceServer: true, keyPairRolloverDurationInHours: 99999 })
    expect(parse({ name: 'D', keyPairRolloverDurationInHours: 0 })).toMatchObject({ keyPairRolloverDurationInHours: 0 })
  })

  it.each([
    ['keyPairRolloverDurationInHours', 100000],
    ['keyPairRolloverDurationInHours', -1],
    ['oldSecretRetentionTimeInDays', 366],
    ['oldSecretRetentionTimeInDays', '1.5'],
    ['enableMultipleResourceServer', 'yes'],
    ['description', 'a\0b'],
    ['tokenSettings', 'none'],
  ])('refuses %s = %j (A12, A14)', (field, value) => {
    const result = createDomainSchema.safeParse({ name: 'D', [field]: value })
    expect(result.success).toBe(false)
    expect(result.error?.issues[0]?.path[0]).toBe(field)
  })

  it('counts the entries of a list or of customAttrs before it looks at them, so a huge one is one problem', () => {
    const huge = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, null]))
    for (const [field, value] of [
      ['customAttrs', huge],
      ['customAttrs', JSON.stringify(huge)],
      ['tokenEndpointAuthMethodsSupported', Array(101).fill('x')],
      ['tokenSettings', Array(101).fill(null)],
    ]) {
      const result = createDomainSchema.safeParse({ name: 'D', [String(field)]: value })
      expect(result.error?.issues.map((issue) => issue.path)).toEqual([[field]])
      expect(result.error?.issues[0]?.message).toMatch(/at most|twice/)
    }
  })

  it.each(['a\r\nb', 'a\0', '', ' a', 'a ', 'x'.repeat(129), '<b>', "a'b", 'ä'])('refuses the name %j', (name) => {
    expect(domainNameSchema.safeParse(name).success).toBe(false)
  })

  it('reads customAttrs from a string that holds JSON, or from the object (A16)', () => {
    expect(parse({ name: 'D', customAttrs: '{"domainCertValidityInDays":"30"}' }).customAttrs).toEqual({
      domainCertValidityInDays: '30',
    })
    expect(parse({ name: 'D', customAttrs: { usePKCE: 'wrong_case', other: true } }).customAttrs).toEqual({
      usePKCE: 'wrong_case',
      other: true,
    })
    expect(parse({ name: 'D', customAttrs: null }).customAttrs).toBeNull()
  })

  it.each(['{broken', '[1]', '"text"', '{"a":{"b":1}}', '{"domainCertValidityInDays":"soon"}'])(
    'refuses customAttrs %j',
    (customAttrs) => {
      expect(createDomainSchema.safeParse({ name: 'D', customAttrs }).success).toBe(false)
    },
  )

  it.each([
    ['ssoSessionIdleInMinutes', '30', '0'],
    ['ssoSessionMaxInMinutes', 527_040, 527_041],
    ['linkTokensToSession', true, 'on'],
    ['OAUTH_TOKEN_RESPONSE_TYPE', 'cookie', 'Cookie'],
    ['OAUTH_TOKEN_RESPONSE_TYPE', 'header', ''],
    ['revokeTwoLeggedTokens', 'false', 'no'],
  ])('takes %s of %j and not of %j', (name, good, bad) => {
    const accepts = (value: unknown) =>
      createDomainSchema.safeParse({ name: 'D', customAttrs: { [name]: value } }).success
    expect([accepts(good), accepts(bad)]).toEqual([true, false])
  })

  it('fills members a token setting omits with 0 and false, not with the defaults of a new domain', () => {
    expect(
      updateDomainSchema.parse({ tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: 600 }] }).tokenSettings,
    ).toEqual([
      {
        tokenType: 'ID_TOKEN',
        tokenExpiry: 600,
        lifeCycleEnabled: false,
        refreshTokenEnabled: false,
        refreshTokenExpiry: 0,
        refreshTokenLifeCycleEnabled: false,
      },
    ])
  })

  it('refuses an unknown, repeated or negative token setting (A19)', () => {
    const bad = [
      [{ tokenType: 'OTHER', tokenExpiry: 1 }],
      [
        { tokenType: 'ID_TOKEN', tokenExpiry: 1 },
        { tokenType: 'ID_TOKEN', tokenExpiry: 2 },
      ],
      [{ tokenType: 'ID_TOKEN', tokenExpiry: -1 }],
      [{ tokenType: 'ID_TOKEN', tokenExpiry: 'x' }],
    ]
    for (const tokenSettings of bad) expect(updateDomainSchema.safeParse({ tokenSettings }).success).toBe(false)
  })
})
