import { connect, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { PASSWORD } from '@/scripts/lib/openldap/tree.mjs'
import { LdapClient, type LdapSearch } from './ldap-client'
import type { LdapEndpoint } from './ldap-endpoint'
import { BASE_DN, ELSEWHERE_PORT, endpoint, hasDirectory, peculiarServer } from './testing/directory'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

function client(given: Partial<LdapEndpoint> = {}): LdapClient {
  const made = new LdapClient(endpoint(given))
  open.push(made)
  return made
}

async function server(...serve: Parameters<typeof peculiarServer>) {
  const made = await peculiarServer(...serve)
  open.push(made)
  return made
}

const people = (username: string, given: Partial<LdapSearch> = {}): LdapSearch => ({
  baseDn: `ou=people,${BASE_DN}`,
  scope: 'sub',
  condition: { attribute: 'uid', equals: username },
  attributes: ['uid', 'cn', 'pwdChangedTime'],
  sizeLimit: 2,
  ...given,
})

const dn = (uid: string) => `uid=${uid},ou=people,${BASE_DN}`

describe.runIf(hasDirectory)('asking a directory (RFC 4511)', () => {
  for (const security of ['tls', 'start-tls', 'none'] as const) {
    it(`finds an entry and checks its password over ${security}`, async () => {
      const ldap = client({ security })
      const [ada] = await ldap.search(people('ada'))
      expect(ada?.first('CN')).toBe('Ada Lovelace')
      expect(ada?.first('pwdchangedtime')).toBe('20260101120000Z')
      expect(await ldap.checkPassword(ada?.dn ?? '', PASSWORD)).toBe('match')
      expect(await ldap.checkPassword(ada?.dn ?? '', 'wrong')).toBe('refused')
      expect((await ldap.search(people('grace')))[0]?.dn).toBe(dn('grace'))
    })
  }

  it('never sends an empty password, which a directory would take for no password at all', async () => {
    expect(await client().checkPassword(dn('ada'), '')).toBe('refused')
    expect(await client().checkPassword('', PASSWORD)).toBe('refused')
  })

  it('searches with the rights of the bind account again after a password was checked on the connection', async () => {
    const ldap = client({ maxConnections: 1 })
    expect(await ldap.checkPassword(dn('grace'), PASSWORD)).toBe('match')
    expect(await ldap.search(people('ada'))).toHaveLength(1)
    expect(await ldap.checkPassword(dn('ada'), 'wrong')).toBe('refused')
    expect(await ldap.search(people('ada'))).toHaveLength(1)
    expect(ldap.connections).toEqual({ inUse: 0, idle: 1, waiting: 0 })
  })

  it('answers no more entries than asked for', async () => {
    const all = people('', { condition: { text: '(objectClass=inetOrgPerson)' }, sizeLimit: 3 })
    expect(await client().search(all)).toHaveLength(3)
  })

  it('follows no referral, neither elsewhere nor in a circle', async () => {
    const elsewhere = await peculiarServerAt(ELSEWHERE_PORT)
    const ldap = client()
    const everywhere = people('nobody-here', { baseDn: BASE_DN })
    expect(await ldap.search(everywhere)).toEqual([])
    for (const ou of ['elsewhere', 'loop']) {
      const below = people('ada', { baseDn: `ou=people,ou=${ou},ou=referrals,${BASE_DN}` })
      await expect(ldap.search(below)).rejects.toMatchObject({ kind: 'answer', resultCode: 10 })
    }
    expect(elsewhere.seen()).toBe(0)
  })

  it.each(['*', 'ada*', '*)(uid=*', 'ada)(|(uid=*', 'a\\2a', '\u0000', '(', 'ada\\', '😀', 'a'.repeat(5000)])(
    'takes the user name %j for a name and nothing else',
    async (username) => {
      expect(await client().search(people(username))).toEqual([])
    },
  )

  it('finds a name that is made of filter characters', async () => {
    const byName = people('', { condition: { attribute: 'cn', equals: 'Bea (front desk) * Smith' } })
    expect((await client().search(byName))[0]?.dn).toBe(dn('bea'))
  })

  describe('refuses to speak', () => {
    it('with a server whose certificate no known authority signed', async () => {
      await expect(client({ caCertificates: '' }).search(people('ada'))).rejects.toMatchObject({ kind: 'certificate' })
      const upgraded = client({ caCertificates: '', security: 'start-tls' })
      await expect(upgraded.search(people('ada'))).rejects.toMatchObject({ kind: 'certificate' })
    })

    it('with authorities that cannot be read', async () => {
      const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
      for (const caCertificates of ['no PEM at all', broken]) {
        await expect(client({ caCertificates }).search(people('ada'))).rejects.toMatchObject({ kind: 'certificate' })
      }
    })

    it('without TLS to another machine', async () => {
      const elsewhere = client({ security: 'none', isLoopback: false, host: '192.0.2.1' })
      await expect(elsewhere.search(people('ada'))).rejects.toMatchObject({ kind: 'tls' })
    })

    it('with TLS to a server that speaks none, and without to one that offers no StartTLS', async () => {
      const chatty = await server((socket) => socket.end('220 mail.example ESMTP\r\n'))
      const here = { host: '127.0.0.1', port: chatty.port }
      await expect(client({ ...here }).search(people('ada'))).rejects.toMatchObject({ kind: 'tls' })
      await expect(client({ ...here, security: 'start-tls' }).search(people('ada'))).rejects.toMatchObject({
        name: 'LdapFailure',
      })
    })
  })

  it('tells a wrong bind account from everything else', async () => {
    for (const given of [{ bindPassword: 'wrong' }, { bindPassword: '' }, { bindDn: `cn=nobody,${BASE_DN}` }]) {
      await expect(client(given).checkServiceAccount()).rejects.toMatchObject({ kind: 'credentials' })
    }
    await client().checkServiceAccount()
  })

  it('tells that nobody listens', async () => {
    const gone = await peculiarServer()
    await gone.close()
    const ldap = client({ host: '127.0.0.1', port: gone.port })
    await expect(ldap.search(people('ada'))).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('gives up in time on a server that takes connections and never answers, and lets go of all of them', async () => {
    const silent = await server()
    const given = { host: '127.0.0.1', port: silent.port, connectTimeoutMs: 300, operationTimeoutMs: 400 }
    for (const security of ['tls', 'start-tls', 'none'] as const) {
      const ldap = client({ ...given, security, maxConnections: 2 })
      const startedAt = performance.now()
      const outcomes = await Promise.allSettled(Array.from({ length: 150 }, () => ldap.search(people('ada'))))
      expect(performance.now() - startedAt).toBeLessThan(2000)
      const kinds = new Set(outcomes.map((item) => (item.status === 'rejected' ? item.reason.kind : 'fulfilled')))
      expect([...kinds].sort()).toEqual(['busy', 'timeout'])
      expect(ldap.connections).toEqual({ inUse: 0, idle: 0, waiting: 0 })
    }
  })

  it('cuts an answer that grows beyond all reason', async () => {
    const flood = await server((socket) => {
      // The head of a message of two gigabytes, and then bytes as fast as they are taken.
      socket.write(Buffer.from('30847fffffff', 'hex'))
      const more = Buffer.alloc(65_536)
      const pour = () => {
        while (!socket.destroyed && socket.write(more));
      }
      socket.on('drain', pour)
      socket.once('data', pour)
    })
    const patient = { connectTimeoutMs: 15_000, operationTimeoutMs: 15_000 }
    const ldap = client({ host: '127.0.0.1', port: flood.port, security: 'none', ...patient })
    await expect(ldap.search(people('ada'))).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('asks once more, on a new connection, when the directory had closed the one that was kept', async () => {
    const real = endpoint({ security: 'none' })
    const between = await server((socket) => {
      const onward = connect(real.port, real.host)
      onward.on('error', () => {})
      socket.pipe(onward).pipe(socket)
      socket.on('close', () => onward.destroy())
    })
    const ldap = client({ security: 'none', host: '127.0.0.1', port: between.port, maxConnections: 1 })
    expect(await ldap.search(people('ada'))).toHaveLength(1)
    between.cut()
    expect(await ldap.search(people('ada'))).toHaveLength(1)
  })

  it('serves many at once with few connections', async () => {
    const ldap = client({ maxConnections: 3 })
    const found = await Promise.all(Array.from({ length: 60 }, () => ldap.search(people('ada'))))
    expect(found.every((entries) => entries[0]?.dn === dn('ada'))).toBe(true)
    expect(ldap.connections.idle).toBeLessThanOrEqual(3)
  })
})

/** Listens where the tree's referral points and counts who knocks. */
async function peculiarServerAt(port: number) {
  let count = 0
  const listener = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
  open.push({ close: () => new Promise((resolve) => listener.close(resolve)) })
  return { seen: () => count }
}
