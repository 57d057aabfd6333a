import { expect } from 'vitest'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import type { RuntimeClient } from '../ports'
import { type Answer, Browser } from './browser'
import { addClient, changeClient, changeDomain, createWorld } from './world'

export const PASSWORD = 'correct horse battery'
export const CALLBACK = 'https://shop.example/cb'
const SCOPES = ['openid', 'profile', 'email', 'Ledger.read', 'Ledger.write']
/** Of the verifier that RFC 7636 Appendix B has. */
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/**
 * The world of `createWorld` with a person `ada`, a client `shop` that gets codes, and a browser that is signed in
 * nowhere.
 */
export function createBrowserWorld() {
  const world = createWorld()
  const ada = world.users.add({ username: 'ada', password: PASSWORD })
  const shop = addClient(world.config, 'd1', {
    clientId: 'shop',
    name: 'The shop',
    redirectUris: new Set([CALLBACK, 'https://shop.example/other?from=home']),
    grantTypes: new Set(['AUTHORIZATION_CODE']),
    scopes: new Set(SCOPES),
    defaultScope: 'Ledger.read',
  })
  const browser = new Browser(world.handle)

  /** The address of a request of the shop, with changes; empty text takes a parameter away. */
  function address(changes: Record<string, string> = {}, path = '/oauth2/rest/authz'): string {
    const whole = {
      domain: 'Payments',
      response_type: 'code',
      client_id: 'shop',
      redirect_uri: CALLBACK,
      scope: 'openid Ledger.read',
      state: 'af0ifjsldkj',
      ...changes,
    }
    return `${path}?${new URLSearchParams(Object.entries(whole).filter(([, value]) => value !== ''))}`
  }
  const authorize = async (changes: Record<string, string> = {}, who = browser) =>
    who.follow(await who.get(address(changes)))
  /** From a sign-in page to whatever comes after the right password. */
  const signIn = (answer: Answer, fields: Record<string, string> = {}, who = browser) =>
    who.fill(answer.page, { username: 'ada', password: PASSWORD, ...fields })
  const allow = (answer: Answer, scopes: string[] = [], who = browser) =>
    who.fill(
      answer.page,
      { decision: 'allow' },
      scopes.map((scope) => ['scope', scope]),
    )
  /** Asks, signs in where that is needed, and allows where that is asked. */
  async function through(changes: Record<string, string> = {}, who = browser): Promise<Answer> {
    let answer = await authorize(changes, who)
    if (answer.page?.kind === 'signIn') answer = await signIn(answer, {}, who)
    return answer.page?.kind === 'consent' ? allow(answer, [], who) : answer
  }
  const setDomain = (customAttrs: CustomAttrs) => changeDomain(world.config, 'Payments', { customAttrs })
  const setShop = (change: Partial<RuntimeClient>) => changeClient(world.config, 'shop', change)
  /** What is kept of the code in an answer. */
  const codes = () => [...world.browser.codes.codes.values()].map(({ code }) => code)

  return {
    ...world,
    ports: world.browser,
    browser,
    ada,
    shop,
    address,
    authorize,
    signIn,
    allow,
    through,
    setDomain,
    setShop,
    codes,
  }
}
export type BrowserWorld = ReturnType<typeof createBrowserWorld>

/** What the client is told: the parameters of the redirect. */
export function told(answer: Answer): Record<string, string> {
  expect(answer.location?.href).toContain(CALLBACK)
  return Object.fromEntries(answer.location?.searchParams ?? [])
}
export const ERROR_PAGE = { kind: 'error' }
