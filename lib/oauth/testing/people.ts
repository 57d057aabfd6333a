import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { addClient, basic, changeDomain, createWorld, SECRET, type Sent, send } from './world'

export const PASSWORD = 'correct horse battery'

/**
 * The world of `createWorld` with a person `ada` and a client `portal` that may take passwords and refresh; the domain
 * issues refresh tokens that live an hour and a half, access tokens that live an hour.
 */
export function createPeopleWorld() {
  const world = createWorld()
  const ada = world.users.add({ username: 'ada', password: PASSWORD })
  const portal = addClient(world.config, 'd1', {
    clientId: 'portal',
    grantTypes: new Set(['PASSWORD', 'REFRESH_TOKEN']),
    scopes: new Set(['Ledger.read', 'Ledger.write']),
    defaultScope: 'Ledger.read',
  })
  issueRefreshTokens(world, 5400)
  return { ...world, ada, portal }
}
export type PeopleWorld = ReturnType<typeof createPeopleWorld>

/** Seconds that refresh tokens of the domain live; null: it issues none. */
export function issueRefreshTokens(world: Pick<PeopleWorld, 'config'>, seconds: number | null): void {
  const tokenSettings = DEFAULT_TOKEN_SETTINGS.map((setting) =>
    setting.tokenType === 'ACCESS_TOKEN'
      ? { ...setting, refreshTokenEnabled: seconds !== null, refreshTokenExpiry: seconds ?? 0 }
      : setting,
  )
  changeDomain(world.config, 'Payments', { tokenSettings })
}

export function setAttributes(world: Pick<PeopleWorld, 'config'>, customAttrs: CustomAttrs): void {
  changeDomain(world.config, 'Payments', { customAttrs })
}

export function signIn(world: PeopleWorld, form: Record<string, string> = {}, sent: Omit<Sent, 'form'> = {}) {
  return send(world.handle, '/oauth2/rest/token', {
    ...sent,
    headers: { authorization: basic('portal', SECRET), ...sent.headers },
    form: { grant_type: 'PASSWORD', username: 'ada', password: PASSWORD, ...form },
  })
}

export function refresh(world: PeopleWorld, token: unknown, form: Record<string, string> = {}, client = 'portal') {
  return send(world.handle, '/oauth2/rest/token', {
    headers: { authorization: basic(client, SECRET) },
    form: { grant_type: 'REFRESH_TOKEN', refresh_token: String(token), ...form },
  })
}

/** A refresh token of `ada` for `portal`. */
export async function freshRefreshToken(world: PeopleWorld, form: Record<string, string> = {}): Promise<string> {
  return String((await signIn(world, form)).json.refresh_token)
}

export function introspect(world: PeopleWorld, token: unknown, path = '/oauth2/rest/token/introspect') {
  return send(world.handle, path, {
    headers: { authorization: basic('portal', SECRET) },
    form: { token: String(token) },
  })
}

export function info(world: Pick<PeopleWorld, 'handle'>, token: unknown) {
  return send(world.handle, '/oauth2/rest/token/info', { form: { access_token: String(token) } })
}
