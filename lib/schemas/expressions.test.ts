import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExpressionFacts, evaluateExpression } from './expression-values'
import { EXPRESSION_NAMES, isKnownName, nearNames, parseExpression } from './expressions'
import { givenAttributesSchema, tokenAttributesSchema } from './token-attribute'

const facts: ExpressionFacts = {
  user: {
    id: '0b9d6c1e-0000-4000-8000-000000000000',
    username: 'casey.brown',
    storeName: 'UserIdentityStore1',
    claims: {
      name: 'Casey Brown',
      email: 'casey@hotel.example',
      email_verified: true,
      updated_at: 1772366400,
      address: { street_address: 'Hauptstr. 1', locality: 'Berlin', country: '' },
    },
    groups: ['org10', 'org12'],
    attributes: { shift: 3, tags: ['a', 'b'], empty: '', none: [], name: 'From the attribute' },
  },
  client: { id: 'publish', name: 'Publish service', type: 'CONFIDENTIAL_CLIENT' },
  request: { domain: 'Payments', grantType: 'JWT_BEARER', scopes: ['Ledger.read', 'openid'], address: '192.0.2.1' },
}

function value(source: string, of: ExpressionFacts = facts): string | undefined {
  const parsed = parseExpression(source)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return evaluateExpression(parsed.parts, of)
}
function problem(source: string): string {
  const parsed = parseExpression(source)
  return 'problem' in parsed ? parsed.problem : ''
}

describe('expressions', () => {
  it('give what they name', () => {
    expect(value('$user.userid')).toBe('casey.brown')
    expect(value('$user.guid')).toBe('0b9d6c1e-0000-4000-8000-000000000000')
    expect(value('$user.store')).toBe('UserIdentityStore1')
    expect(value('$user.email')).toBe('casey@hotel.example')
    expect(value('$user.email_verified')).toBe('true')
    expect(value('$user.updated_at')).toBe('1772366400')
    expect(value('$user.address.locality')).toBe('Berlin')
    expect(value('$user.address')).toBe('Hauptstr. 1, Berlin')
    expect(value('$client.id $client.name $client.type')).toBe('publish Publish service CONFIDENTIAL_CLIENT')
    expect(value('$request.domain|$request.grant_type|$request.client_ip')).toBe('Payments|JWT_BEARER|192.0.2.1')
    expect(value('$request.scope')).toBe('Ledger.read openid')
    expect(value('$session.id')).toBe('COOKIE_BASED')
  })

  it('join several values by colons', () => {
    expect(value('$user.groups')).toBe('org10:org12')
    expect(value('$user.attr.tags')).toBe('a:b')
  })

  it('find a custom attribute before the claim of its name', () => {
    expect(value('$user.attr.name')).toBe('From the attribute')
    expect(value('$user.name')).toBe('Casey Brown')
    expect(value('$user.attr.email')).toBe('casey@hotel.example')
    expect(value('$user.attr.shift')).toBe('3')
  })

  it('mix names with text, braces bound a name, and a dollar sign can be written', () => {
    expect(value('mailto:$user.email?x')).toBe('mailto:casey@hotel.example?x')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the syntax of the expressions
    expect(value('${user.userid}.de')).toBe('casey.brown.de')
    expect(value('$user.userid@hotel')).toBe('casey.brown@hotel')
    expect(value('\\$user.userid costs $5 and 3 $')).toBe('$user.userid costs $5 and 3 $')
    expect(value('plain')).toBe('plain')
    expect(value('')).toBe('')
  })

  it('give nothing when one name has no value', () => {
    for (const source of [
      '$user.nickname',
      '$user.attr.empty',
      '$user.attr.none',
      '$user.attr.absent',
      '$user.address.country',
      '$session.authn_level',
    ]) {
      expect(value(source), source).toBeUndefined()
      expect(value(`text ${source}`), source).toBeUndefined()
    }
    expect(value('$user.userid', { ...facts, user: null })).toBeUndefined()
    expect(value('$user.groups', { ...facts, user: { ...facts.user, groups: [] } as ExpressionFacts['user'] })).toBe(
      undefined,
    )
  })

  it('never reach what an object inherits', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(value(`$user.attr.${name}`)).toBeUndefined()
      expect(problem(`$client.${name}`)).toContain('is not known')
    }
  })

  it('are refused with the unknown name and what is near it', () => {
    expect(problem('$user.emial')).toBe('names $user.emial, which is not known; near it: $user.email')
    expect(problem('$User.Userid')).toContain('near it: $user.userid')
    expect(problem('$user.userid.de')).toContain('$user.userid')
    expect(problem('$request.grantType')).toContain('$request.grant_type')
    expect(problem('$user')).toContain('which is not known; near it: $user.')
    expect(problem('$completely.different.thing')).toBe('names $completely.different.thing, which is not known')
    expect(problem('$user.attr.')).toContain('$user.attr')
    expect(problem('${user.userid')).toContain('not closed')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the syntax of the expressions
    expect(problem('${}')).toContain('not known')
    expect(nearNames('x'.repeat(100_000))).toEqual([])
  })

  it('all have a meaning, an example and a name that is known', () => {
    for (const { name, meaning, example } of EXPRESSION_NAMES) {
      expect([meaning !== '', example !== '', isKnownName(name.replace('<name>', 'x'))]).toEqual([true, true, true])
    }
    expect(new Set(EXPRESSION_NAMES.map(({ name }) => name)).size).toBe(EXPRESSION_NAMES.length)
  })

  it('of any text are taken apart or refused, quickly, and give back plain text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        const parsed = parseExpression(source)
        expect('parts' in parsed || parsed.problem.length > 0).toBe(true)
        if (!/[$\\]/.test(source)) expect(value(source)).toBe(source)
      }),
    )
    const startedAt = performance.now()
    for (const hostile of ['$'.repeat(4000), '${'.repeat(2000), '\\$'.repeat(2000), `$a${'.a'.repeat(1999)}`]) {
      parseExpression(hostile)
    }
    expect(performance.now() - startedAt).toBeLessThan(200)
  })
})

describe('attributes as they are taken in', () => {
  it('are refused at the field that holds the unknown name, and read from the store whatever they hold', () => {
    const list = [
      { attrName: 'fine', attrValue: '$user.emial', attrType: 'static' },
      { attrName: 'mail', attrValue: '$user.emial', attrType: 'dynamic' },
    ]
    const { error } = givenAttributesSchema.safeParse(list)
    expect(error?.issues).toMatchObject([{ path: [1, 'attrValue'], message: expect.stringContaining('$user.email') }])
    expect(tokenAttributesSchema.parse(list)).toHaveLength(2)
  })
})
