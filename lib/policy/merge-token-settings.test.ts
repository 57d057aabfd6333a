import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TokenSetting, tokenSettingsSchema } from '@/lib/schemas/token-setting'
import { DEFAULT_TOKEN_SETTINGS, TOKEN_TYPES } from '@/lib/schemas/token-type'
import { mergeCustomAttrs } from './custom-attrs-rules'
import { initialTokenSettings, mergeTokenSettings } from './merge-token-settings'

const parse = (entries: object[]) => tokenSettingsSchema.parse(entries)
const settings = fc
  .uniqueArray(
    fc.record({
      tokenType: fc.constantFrom(...TOKEN_TYPES),
      tokenExpiry: fc.nat(99_999),
      lifeCycleEnabled: fc.boolean(),
      refreshTokenEnabled: fc.boolean(),
      refreshTokenExpiry: fc.nat(99_999),
      refreshTokenLifeCycleEnabled: fc.boolean(),
    }),
    { selector: (entry) => entry.tokenType },
  )
  .map((list): TokenSetting[] => list)

describe('token settings', () => {
  it('A02: a new domain that names none has exactly the three default entries', () => {
    expect(initialTokenSettings(undefined)).toEqual(DEFAULT_TOKEN_SETTINGS)
    expect(initialTokenSettings(undefined).map((entry) => entry.tokenType)).toEqual([
      'ACCESS_TOKEN',
      'AUTHZ_CODE',
      'SSO_LINK_TOKEN',
    ])
  })

  it('a new domain that names some has exactly those, omitted members 0 and false', () => {
    expect(initialTokenSettings(parse([{ tokenType: 'ACCESS_TOKEN', tokenExpiry: '60' }]))).toEqual([
      {
        tokenType: 'ACCESS_TOKEN',
        tokenExpiry: 60,
        lifeCycleEnabled: false,
        refreshTokenEnabled: false,
        refreshTokenExpiry: 0,
        refreshTokenLifeCycleEnabled: false,
      },
    ])
  })

  it('A07: naming one type leaves every other entry as it is', () => {
    fc.assert(
      fc.property(settings, settings, (current, given) => {
        const merged = mergeTokenSettings(current, given, false)
        const named = new Set(given.map((entry) => entry.tokenType))
        expect(merged.filter((entry) => !named.has(entry.tokenType))).toEqual(
          current.filter((entry) => !named.has(entry.tokenType)),
        )
        for (const entry of given) expect(merged).toContainEqual(entry)
        expect(new Set(merged.map((entry) => entry.tokenType)).size).toBe(merged.length)
      }),
    )
  })

  it('A08: replacing the list leaves exactly the given list', () => {
    fc.assert(
      fc.property(settings, settings, (current, given) => {
        expect(mergeTokenSettings(current, given, true)).toEqual(given)
      }),
    )
  })

  it('no list at all changes nothing, replacing or not', () => {
    for (const replaceAll of [true, false]) {
      expect(mergeTokenSettings(DEFAULT_TOKEN_SETTINGS, undefined, replaceAll)).toEqual(DEFAULT_TOKEN_SETTINGS)
    }
  })
})

describe('custom attributes', () => {
  it('A16: what is sent replaces what was there, null clears it, absence keeps it', () => {
    expect(mergeCustomAttrs({ a: '1', b: '2' }, { b: '3' })).toEqual({ b: '3' })
    expect(mergeCustomAttrs({ a: '1' }, null)).toBeNull()
    expect(mergeCustomAttrs({ a: '1' }, undefined)).toEqual({ a: '1' })
  })

  it('an issuer mode outlives a list that does not name it, and yields to one that does', () => {
    expect(mergeCustomAttrs({ issuerMode: 'DOMAIN', a: '1' }, { b: '2' })).toEqual({ issuerMode: 'DOMAIN', b: '2' })
    expect(mergeCustomAttrs({ issuerMode: 'DOMAIN' }, null)).toEqual({ issuerMode: 'DOMAIN' })
    expect(mergeCustomAttrs({ issuerMode: 'DOMAIN' }, { issuerMode: 'SHARED' })).toEqual({ issuerMode: 'SHARED' })
  })
})
