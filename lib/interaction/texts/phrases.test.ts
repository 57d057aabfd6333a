import { describe, expect, it } from 'vitest'
import { deviceInWords } from './device'
import { en } from './en'
import { phrasesIn } from './phrases'
import { scopeInWords } from './scope-in-words'

const NOW = new Date('2026-11-21T15:00:00Z')
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

describe('durations', () => {
  it.each([
    [1, '1 second'],
    [90, '1 minute and 30 seconds'],
    [300, '5 minutes'],
    [3600, '1 hour'],
    [3601, '1 hour'],
    [5400, '1 hour and 30 minutes'],
    [86_400, '1 day'],
    [90_061, '1 day and 1 hour'],
    [2_592_000, '30 days'],
    [0, '0 seconds'],
    [-5, '0 seconds'],
  ])('of %d seconds are “%s”', (seconds, words) => {
    expect(phrasesIn('en-GB').duration(seconds)).toBe(words)
  })

  it('are in the language of the page', () => {
    expect(phrasesIn('de').duration(5400)).toBe('1 Stunde und 30 Minuten')
    expect(phrasesIn('fr').duration(5400)).toMatch(/^1\sheure et 30\sminutes$/)
  })
})

describe('instants', () => {
  it.each([
    [-20, 'this minute'],
    [-600, '10 minutes ago'],
    [-86_400, 'yesterday'],
    [7200, 'in 2 hours'],
    [40 * 86_400, '31 December 2026'],
  ])('%d seconds from now are “%s”', (seconds, words) => {
    expect(phrasesIn('en-GB').relative(after(seconds), NOW)).toBe(words)
  })

  it('are exact in UTC, in the order of the language', () => {
    expect(phrasesIn('en-GB').instant(NOW)).toBe('21 November 2026 at 15:00 UTC')
    expect(phrasesIn('en-US').instant(NOW)).toMatch(/^November 21, 2026 at 3:00\sPM UTC$/)
    expect(phrasesIn('de').instant(NOW)).toBe('21. November 2026 um 15:00 UTC')
    expect(phrasesIn('fr').instant(NOW)).toBe('21 novembre 2026 à 15:00 UTC')
  })
})

describe('scopes in words', () => {
  it.each([
    ['Ledger.read', 'Read your ledger', 'Read your ledger'],
    ['openid', null, en.scopes.openid],
    ['UserInfo.me', null, en.scopes.openid],
    ['UserInfo.email', null, en.scopes.email],
    ['phone', '  ', en.scopes.phone],
    ['Ledger.DefaultScope', null, en.scopes.everything],
    ['Ledger.a.b', null, 'Use “a.b”'],
    // A resource may be called like a standard scope; it is not one.
    ['email.send', null, 'Use “send”'],
    ['Ledger.openid', null, 'Use “openid”'],
  ])('%s with the description %j: %s', (scope, description, words) => {
    expect(scopeInWords({ scope, description }, en)).toBe(words)
  })
})

describe('browsers in words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
      'Chrome on iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Linux'],
    ['curl/8.5.0', 'Unknown browser'],
    [null, 'Unknown browser'],
  ])('%s is %s', (userAgent, words) => {
    expect(deviceInWords(userAgent, en)).toBe(words)
  })
})
