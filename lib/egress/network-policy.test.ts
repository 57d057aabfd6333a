import { describe, expect, it } from 'vitest'
import { networkPolicy } from './network-policy'

const PUBLIC = 'https://id.example.com'

describe('which addresses may be called', () => {
  const { mayReach } = networkPolicy([], PUBLIC)

  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:93.184.216.34'])('%s may', (address) => {
    expect(mayReach(address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    '::a9fe:a9fe',
    '::ffff:0:7f00:1',
    'fec0::1',
    '::ffff:a9fe:a9fe',
    'localhost',
    '',
    '0177.0.0.1',
  ])('%s may not', (address) => {
    expect(mayReach(address)).toBe(false)
  })

  it('those of a listed network may, and no others beside them', () => {
    const listed = networkPolicy(['10.20.0.0/16', 'fd12::/16'], PUBLIC)
    const answers = ['10.20.3.4', 'fd12::7', '::ffff:10.20.3.4', '10.21.0.1', 'fd13::7', '127.0.0.1']
    expect(answers.map(listed.mayReach)).toEqual([true, true, true, false, false, false])
  })

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'the own machine may where the server itself is reached at %s, and nothing else of the network',
    (publicUrl) => {
      const local = networkPolicy([], publicUrl)
      expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map(local.mayReach)).toEqual([
        true,
        true,
        false,
        false,
      ])
    },
  )

  it('a name that only begins like the own machine is not the own machine', () => {
    expect(networkPolicy([], 'https://localhost.example.com').mayReach('127.0.0.1')).toBe(false)
  })
})
