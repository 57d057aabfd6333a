import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/world'
import { SignedTokens } from './signed-tokens'

const { domain } = createWorld()
const counting = (value: string) => {
  const verify = () => {
    verify.calls++
    return value
  }
  verify.calls = 0
  return verify
}

describe('tokens whose signature held', () => {
  it('are verified once for a domain as it is, and again for a domain that changed', () => {
    const tokens = new SignedTokens<string>()
    const verify = counting('claims')
    expect([tokens.read(domain, 'a', verify), tokens.read(domain, 'a', verify), verify.calls]).toEqual([
      'claims',
      'claims',
      1,
    ])
    tokens.read({ ...domain }, 'a', verify)
    tokens.read({ ...domain }, 'a', verify)
    expect(verify.calls).toBe(3)
  })

  it('are told apart by every character', () => {
    const tokens = new SignedTokens<string>()
    tokens.read(domain, 'head.body.signature', () => 'good')
    expect(() =>
      tokens.read(domain, 'head.body.signaturf', () => {
        throw new Error('bad')
      }),
    ).toThrow('bad')
  })

  it('are not remembered when they were not good', () => {
    const tokens = new SignedTokens<string>()
    const bad = () => {
      throw new Error('bad')
    }
    expect(() => tokens.read(domain, 'a', bad)).toThrow('bad')
    expect(tokens.read(domain, 'a', () => 'good now')).toBe('good now')
  })

  it('take a bounded amount of memory: the first of ten thousand goes when another comes', () => {
    const tokens = new SignedTokens<string>()
    const verify = counting('claims')
    for (let i = 0; i < 10_001; i++) tokens.read(domain, `token-${i}`, verify)
    tokens.read(domain, 'token-10000', verify)
    tokens.read(domain, 'token-1', verify)
    expect(verify.calls).toBe(10_001)
    tokens.read(domain, 'token-0', verify)
    expect(verify.calls).toBe(10_002)
  })
})
