import { describe, expect, it } from 'vitest'
import { ACCOUNT_RULE, ADDRESS_RULE, addressGroup, waitSeconds } from './throttle-rules'

describe('how long a guesser waits', () => {
  it('doubles from the threshold to the cap', () => {
    expect([4, 5, 6, 7, 10, 11, 12, 5000].map((failures) => waitSeconds(ACCOUNT_RULE, failures))).toEqual([
      0, 5, 10, 20, 160, 300, 300, 300,
    ])
    expect([19, 20, 21, 28, 99].map((failures) => waitSeconds(ADDRESS_RULE, failures))).toEqual([0, 5, 10, 900, 900])
  })

  it('leaves a spread attack on one account fewer than thirty tries an hour', () => {
    let [elapsed, failures] = [0, 0]
    while (elapsed < ACCOUNT_RULE.windowSeconds) {
      failures += 1
      elapsed += waitSeconds(ACCOUNT_RULE, failures)
    }
    expect(failures).toBeLessThan(30)
  })
})

describe('what counts as one address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:DB8:0000:0001::9', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
