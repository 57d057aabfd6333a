import { describe, expect, it } from 'vitest'
import type { AttentionFacts } from './attention-facts'
import { attentionItems } from './attention-rules'

const now = new Date('2026-06-01T00:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const quiet: AttentionFacts = {
  now,
  keyPairs: [],
  retiringSecrets: [],
  endingSecrets: { total: 0, first: [] },
  passwordClientCount: 0,
  passwordEnds: [],
  laxPkceDomains: [],
  endingCertificates: [],
  repeats: [],
  failingNotices: [],
  issued: 0,
  refusedByRule: {},
}
const sentences = (facts: Partial<AttentionFacts>) =>
  attentionItems({ ...quiet, ...facts }).map((item) => item.sentence)

describe('attention items', () => {
  it('says nothing when nothing is due', () => {
    expect(sentences({})).toEqual([])
  })

  it('warns of a certificate 59 days ahead, not 60, and only where it is used', () => {
    const pair = { alias: 'K', domainNames: ['D'] }
    expect(sentences({ keyPairs: [{ ...pair, notAfter: inDays(59) }] })[0]).toContain('expires in 59 days')
    expect(sentences({ keyPairs: [{ ...pair, notAfter: inDays(60) }] })).toEqual([])
    expect(sentences({ keyPairs: [{ ...pair, domainNames: [], notAfter: inDays(1) }] })).toEqual([])
    expect(sentences({ keyPairs: [{ ...pair, notAfter: inDays(-1) }] })[0]).toContain('has expired')
  })

  it('names a client that still uses its old secret, and how long that works', () => {
    const secret = { clientPk: 'c', clientName: 'Feed', hint: 'x9z1', lastUsedAt: now }
    expect(sentences({ retiringSecrets: [{ ...secret, expiresAt: inDays(1) }] })).toEqual([
      'Feed still uses its old secret ending in x9z1, which stops working in 1 day.',
    ])
  })

  it('counts down to the end of the last certificate of a client, and says when it was', () => {
    const certificate = { clientPk: 'c', clientName: 'Feed', subject: 'CN=feed' }
    const told = (days: number) => {
      const [item] = attentionItems({ ...quiet, endingCertificates: [{ ...certificate, notAfter: inDays(days) }] })
      return [item?.tone, item?.sentence]
    }
    const rest = 'and none that lasts longer is registered.'
    expect(told(20)).toEqual(['attention', `The certificate of Feed for CN=feed ends in 20 days, ${rest}`])
    expect(told(7)).toEqual(['bad', `The certificate of Feed for CN=feed ends in 7 days, ${rest}`])
    expect(told(-1)).toEqual(['bad', `The certificate of Feed for CN=feed has ended, ${rest}`])
  })

  it('names clients that repeat what must be new, and clients that cannot be told of logouts', () => {
    const client = { clientPk: 'c/1', clientName: 'Shop', domainName: 'Payments' }
    const items = attentionItems({
      ...quiet,
      repeats: [
        { ...client, kind: 'REPEATED_CHALLENGE', count: 1 },
        { ...client, kind: 'REPEATED_NONCE', count: 12 },
      ],
      failingNotices: [{ ...client, lastError: 'answered 500' }],
    })
    expect(items.map(({ sentence }) => sentence)).toEqual([
      'Shop in Payments sent the same code challenge again 1 time in the last 7 days, which protects nobody.',
      'Shop in Payments sent the same nonce again 12 times in the last 7 days, which protects nobody.',
      'Shop in Payments could not be told that somebody signed out: answered 500.',
    ])
    expect(new Set(items.map(({ id }) => id)).size).toBe(3)
    expect(items[2]?.action.href).toContain('client=c%2F1')
  })

  it('counts down to the day on which a domain stops taking passwords', () => {
    const told = (days: number) => {
      const passwordEnds = [{ id: 'd', name: 'Payments', endsAt: inDays(days), clientCount: 3 }]
      const [item] = attentionItems({ ...quiet, passwordEnds })
      return [item?.tone, item?.sentence]
    }
    const who = '3 clients of it may still send them.'
    expect(told(30)).toEqual(['attention', `Payments stops taking passwords in 30 days, on 2026-07-01; ${who}`])
    expect(told(7)).toEqual(['bad', `Payments stops taking passwords in 7 days, on 2026-06-08; ${who}`])
  })

  it('counts down to the end of a current secret, and goes on for a while after it', () => {
    const secret = { clientPk: 'c', clientName: 'Feed', hint: 'x9z1' }
    const told = (days: number) => {
      const first = [{ ...secret, expiresAt: inDays(days) }]
      const [item] = attentionItems({ ...quiet, endingSecrets: { total: 1, first } })
      return [item?.tone, item?.sentence]
    }
    const of = 'The secret of Feed ending in x9z1'
    expect(told(30)).toEqual(['attention', `${of} stops working in 30 days, and no other has been made.`])
    expect(told(7)).toEqual(['bad', `${of} stops working in 7 days, and no other has been made.`])
    expect(told(0)).toEqual(['bad', `${of} stopped working today, and no other has been made.`])
    expect(told(-2)).toEqual(['bad', `${of} stopped working 2 days ago, and no other has been made.`])
  })

  it('tells five ending secrets by name and counts the rest', () => {
    const first = Array.from({ length: 5 }, (_, index) => ({
      clientPk: `c${index}`,
      clientName: `Feed ${index}`,
      hint: '',
      expiresAt: inDays(9),
    }))
    const items = attentionItems({ ...quiet, endingSecrets: { total: 42, first } })
    expect(items).toHaveLength(6)
    expect(items.at(-1)).toMatchObject({
      sentence: '37 further client secrets end within 30 days.',
      action: { href: '/clients?attention=SECRET_ENDING' },
    })
  })

  it('tells of refusals only when they are many and a tenth of all requests', () => {
    expect(sentences({ issued: 0, refusedByRule: { 'client.secret': 49 } })).toEqual([])
    expect(sentences({ issued: 1000, refusedByRule: { 'client.secret': 60 } })).toEqual([])
    expect(sentences({ issued: 100, refusedByRule: { 'client.secret': 60, scope: 5 } })[0]).toContain(
      '60 of them by client.secret',
    )
  })

  it('puts what breaks first on top', () => {
    const items = attentionItems({
      ...quiet,
      passwordClientCount: 2,
      laxPkceDomains: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      keyPairs: [{ alias: 'K', domainNames: ['D'], notAfter: inDays(2) }],
    })
    expect(items.map((item) => item.id)).toEqual(['key:K', 'password-grant', 'pkce'])
    expect(items[2]?.sentence).toBe('A and 1 other domain let public clients do without PKCE.')
  })
})
