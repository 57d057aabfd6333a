import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Cookie, cookieOf, storedState } from '@/lib/actions/testing/browser'
import { makePortalEstate, type PortalEstate, type Side } from '@/lib/actions/testing/portal-estate'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { ADDRESS_HEADER, CORRELATION_HEADER } from '@/lib/base/request-headers'

// What Next provides around a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookie: undefined as { name: string; value: string } | undefined }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (request.cookie?.name === name ? request.cookie : undefined) }),
  headers: async () => new Headers({ [ADDRESS_HEADER]: '192.0.2.30', [CORRELATION_HEADER]: 'request-7' }),
}))

type Insider = keyof Side['people']
type Outsider = 'strange owner' | 'strange partner' | 'auditor' | 'nobody'

const EVERYBODY = ['owner', 'member', 'partnerOwner', 'partnerMember'] as const
const OUTSIDERS = ['strange owner', 'strange partner', 'auditor', 'nobody'] as const

interface Read {
  reads: readonly Insider[]
  /** the parts of its address, with ids of the attacked side */
  names: (side: Side) => Record<string, string>
}

/** Every read of the portal by its folder. One without a line here fails the first test. */
const READS: Record<string, Read> = {
  'chains/[environmentId]': {
    reads: ['partnerOwner', 'partnerMember'],
    names: ({ during }) => ({ environmentId: during.environmentId }),
  },
  'refusals/[correlationId]': {
    reads: ['owner', 'member'],
    names: ({ during }) => ({ correlationId: during.refusalId }),
  },
}

let system: TestSystem
let estate: PortalEstate
const cookies = new Map<Insider | Outsider, Cookie | undefined>()
beforeAll(async () => {
  system = await createTestSystem()
  estate = await makePortalEstate(system)
  const { solaris, lunaris } = estate
  for (const who of EVERYBODY) cookies.set(who, await cookieOf(system, solaris.people[who]))
  cookies.set('strange owner', await cookieOf(system, lunaris.people.owner))
  cookies.set('strange partner', await cookieOf(system, lunaris.people.partnerOwner))
  cookies.set('auditor', await cookieOf(system, await system.addAccount({ username: 'otto', role: 'AUDITOR' })))
})
afterAll(() => system.close())

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

async function read(folder: string, who: Insider | Outsider, names: Record<string, string>) {
  request.cookie = cookies.get(who)
  const { GET }: { GET: Handler } = await import(path.join(import.meta.dirname, folder, 'route.ts'))
  const answer = await GET(new Request('http://localhost/api/portal'), { params: Promise.resolve(names) })
  return { status: answer.status, stored: answer.headers.get('cache-control'), text: await answer.text() }
}

const unknown = (names: Record<string, string>) =>
  Object.fromEntries(Object.keys(names).map((key) => [key, '00000000-no-such-thing']))

describe('reads of the portal', () => {
  it('are all asked here', () => {
    const found = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => path.dirname(file))
    expect(Object.keys(READS).sort()).toEqual(found.sort())
  })

  it.each(Object.keys(READS))('%s answers strangers as if nothing were there', async (folder) => {
    const names = READS[folder]?.names(estate.solaris) ?? {}
    const before = storedState(system)
    for (const who of OUTSIDERS) {
      const answer = await read(folder, who, names)
      expect([401, 403, 404], who).toContain(answer.status)
      expect(answer).toEqual(await read(folder, who, unknown(names)))
      expect(answer.text).not.toMatch(/solaris|SOL\b/i)
    }
    expect(storedState(system)).toEqual(before)
  })

  it.each(Object.keys(READS))('%s answers those within whose part it is, and no others', async (folder) => {
    const { reads, names } = READS[folder] as Read
    for (const who of EVERYBODY) {
      const answer = await read(folder, who, names(estate.solaris))
      expect(answer.status, who).toBe(reads.includes(who) ? 200 : 404)
      expect(answer.stored).toBe('no-store')
      expect(answer.text).not.toMatch(/lunaris|LUN\b/i)
    }
  })
})
