import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Cookie, cookieOf, storedState } from '@/lib/actions/testing/browser'
import { makePortalEstate, type PortalEstate, type Side } from '@/lib/actions/testing/portal-estate'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { ADDRESS_HEADER, CORRELATION_HEADER, PATH_HEADER } from '@/lib/base/request-headers'

// What Next provides around a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookie: undefined as { name: string; value: string } | undefined }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookie?.name === name ? request.cookie : undefined),
    has: () => false,
  }),
  headers: async () =>
    new Headers({ [ADDRESS_HEADER]: '192.0.2.30', [CORRELATION_HEADER]: 'request-7', [PATH_HEADER]: '/portal/here' }),
}))

type Insider = keyof Side['people']
type Outsider = 'strange owner' | 'strange partner' | 'auditor' | 'nobody'

interface Place {
  /** people of the attacked organisations that see it */
  sees: readonly Insider[]
  /** what of the attacked side its address names; nothing: everybody sees the own there */
  names?: (side: Side) => Record<string, string>
  query?: Record<string, string>
}

const CUSTOMER = ['owner', 'member'] as const
const PARTNER = ['partnerOwner', 'partnerMember'] as const
const EVERYBODY = [...CUSTOMER, ...PARTNER] as const
const environment = ({ during }: Side) => ({ environmentId: during.environmentId })

/** Every page of the portal by its folder. One without a line here fails the first test. */
const PAGES: Record<string, Place> = {
  '[...missing]': { sees: [] },
  account: { sees: EVERYBODY },
  people: { sees: EVERYBODY },
  '.': { sees: PARTNER },
  'chains/[environmentId]': { sees: PARTNER, names: environment },
  'chains/[environmentId]/users': { sees: PARTNER, names: environment },
  reissue: { sees: PARTNER },
  environments: { sees: CUSTOMER },
  'environments/[environmentId]': { sees: CUSTOMER, names: environment },
  'environments/[environmentId]/integrations': { sees: CUSTOMER, names: environment },
  'environments/[environmentId]/integrations/[integrationId]': {
    sees: CUSTOMER,
    names: ({ during }) => ({ environmentId: during.environmentId, integrationId: during.integrationIds[0] }),
  },
  'environments/[environmentId]/clients': { sees: CUSTOMER, names: environment },
  'environments/[environmentId]/users': { sees: CUSTOMER, names: environment },
  'environments/[environmentId]/connections': { sees: CUSTOMER, names: environment },
  'environments/[environmentId]/analytics': { sees: CUSTOMER, names: environment, query: { range: 'month' } },
  'environments/[environmentId]/audit': { sees: CUSTOMER, names: environment },
  connections: { sees: CUSTOMER },
  refusals: { sees: EVERYBODY },
  'refusals/[correlationId]': { sees: CUSTOMER, names: ({ during }) => ({ correlationId: during.refusalId }) },
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
  cookies.set('nobody', undefined)
})
afterAll(() => system.close())

interface Seen {
  /** `shown`, `not found`, or where the visitor is led */
  outcome: string
  /** everything that was handed to the page's parts */
  text: string
}

type PageProps = { params: Promise<Record<string, string>>; searchParams: Promise<Record<string, string>> }
type Component = (props: PageProps & { children: null }) => Promise<unknown>

async function visit(folder: string, who: Insider | Outsider, names: Record<string, string>): Promise<Seen> {
  request.cookie = cookies.get(who)
  const props = {
    params: Promise.resolve(names),
    searchParams: Promise.resolve(PAGES[folder]?.query ?? {}),
    children: null,
  }
  const file = (name: string) => path.join(import.meta.dirname, folder, name)
  const { default: Page, generateMetadata }: { default: Component; generateMetadata?: Component } = await import(
    file('page.tsx')
  )
  try {
    const parts = [await Page(props), await generateMetadata?.(props)]
    return { outcome: 'shown', text: wordsOf(parts) }
  } catch (error) {
    const digest = String((error as { digest?: string }).digest ?? '')
    if (digest.includes('404')) return { outcome: 'not found', text: '' }
    if (digest.startsWith('NEXT_REDIRECT')) return { outcome: digest.split(';')[2] ?? '', text: '' }
    throw error
  }
}

/** Every text in what a page renders and in what it hands to its parts. */
function wordsOf(value: unknown, seen = new Set<object>()): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object' || seen.has(value)) return ''
  seen.add(value)
  return Object.values(value)
    .map((each) => wordsOf(each, seen))
    .join('\n')
}

const OUTSIDERS = ['strange owner', 'strange partner', 'auditor', 'nobody'] as const
const unknown = (names: Record<string, string>) =>
  Object.fromEntries(Object.keys(names).map((key) => [key, '00000000-no-such-thing']))

describe('pages of the portal', () => {
  it('are all visited here', () => {
    const found = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'page.tsx')
      .map((file) => path.dirname(file))
    expect(Object.keys(PAGES).sort()).toEqual(found.sort())
  })

  it.each(Object.keys(PAGES))('%s shows strangers nothing, as if nothing were there', async (folder) => {
    const { names } = PAGES[folder] as Place
    const given = names?.(estate.solaris) ?? {}
    const before = storedState(system)
    for (const who of OUTSIDERS) {
      const seen = await visit(folder, who, given)
      expect(seen).toEqual(await visit(folder, who, unknown(given)))
      expect(seen.text, who).not.toMatch(/solaris|SOL\b/i)
      if (names) expect(seen.outcome, who).not.toBe('shown')
      if (who === 'nobody') expect(seen.outcome).toMatch(/^\/sign-in/)
      if (who === 'auditor') expect(seen.outcome).toBe('/')
    }
    expect(storedState(system)).toEqual(before)
  })

  it.each(Object.keys(PAGES))('%s is seen by those within whose part it is, and by no others', async (folder) => {
    const { names, sees } = PAGES[folder] as Place
    const given = names?.(estate.solaris) ?? {}
    for (const who of EVERYBODY) {
      const seen = await visit(folder, who, given)
      if (sees.includes(who)) {
        expect(seen.outcome, who).toBe('shown')
        if (names) expect(seen.text, who).toMatch(/solaris|SOL\b/i)
      } else {
        expect(seen.outcome, who).not.toBe('shown')
      }
      expect(seen.text, who).not.toMatch(/lunaris|LUN\b/i)
    }
  })

  it('tell each side of a refusal that is its own, and the other side nothing', async () => {
    const { refusalId, partnerRefusalId } = estate.solaris.during
    const outcome = async (who: Insider, correlationId: string) =>
      (await visit('refusals/[correlationId]', who, { correlationId })).outcome
    expect(await outcome('member', refusalId)).toBe('shown')
    expect(await outcome('partnerMember', partnerRefusalId)).toBe('shown')
    expect(await outcome('owner', partnerRefusalId)).toBe('not found')
    expect(await outcome('partnerOwner', refusalId)).toBe('not found')
  })
})
