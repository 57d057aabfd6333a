import { routes } from '@/lib/base/routes'

/** The things a rule may be about, as far as they are known. */
export interface RulePlaces {
  domainId?: string | null
  clientPk?: string | null
  userId?: string | null
  resourceId?: string | null
}

/** The page where what a rule looks at is changed; null where no page of the console changes it. */
export function ruleHref(ruleId: string, places: RulePlaces): string | null {
  const link = LINKS.find(([start]) => ruleId === start || (start.endsWith('.') && ruleId.startsWith(start)))?.[1]
  return link?.(places) ?? null
}

type Link = (places: RulePlaces) => string | null
const domainTab =
  (tab?: Parameters<typeof routes.domain>[1]): Link =>
  ({ domainId }) =>
    domainId ? routes.domain(domainId, tab) : null
const client: Link = ({ clientPk }) => (clientPk ? routes.client(clientPk) : routes.clients())
const credentials: Link = ({ clientPk }) => (clientPk ? routes.client(clientPk, 'credentials') : null)
const user: Link = ({ userId }) => (userId ? routes.user(userId) : routes.users())
const resource: Link = ({ resourceId }) => (resourceId ? routes.resource(resourceId, 'settings') : routes.resources())

/** By rule, or by the beginning of rules; the first that fits. */
const LINKS: readonly (readonly [string, Link])[] = [
  ['token.key', domainTab('signing')],
  ['domain.signing-key', domainTab('signing')],
  ['token.live', domainTab('tokens')],
  ['refresh.live', domainTab('tokens')],
  ['refresh.absolute-end', domainTab('tokens')],
  ['refresh.used', domainTab('tokens')],
  ['refresh.reused', domainTab('tokens')],
  ['token.consent', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.consents())],
  ['refresh.consent', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.consents())],
  ['exchange.consent', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.consents())],
  ['token.session', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.sessions())],
  ['refresh.session', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.sessions())],
  ['assertion.session', ({ userId }) => (userId ? routes.user(userId, 'access') : routes.sessions())],
  ['code.live', domainTab('tokens')],
  ['code.user-state', user],
  ['code.user-revoked', user],
  ['code.client-revoked', client],
  ['code.', client],
  ['token.client', client],
  ['token.client-revoked', client],
  ['refresh.client', client],
  ['refresh.client-revoked', client],
  ['client.secret', credentials],
  ['client.secret-expired', credentials],
  ['client.', client],
  ['grant.', client],
  ['scope.one-resource', domainTab('policy')],
  ['scope.exists', resource],
  ['scope.', client],
  ['token.user-state', user],
  ['token.user-revoked', user],
  ['refresh.user-state', user],
  ['refresh.user-revoked', user],
  ['token.password-changed', () => routes.oauthSettings()],
  ['refresh.password-changed', () => routes.oauthSettings()],
  ['password.enabled', domainTab('tokens')],
  ['password.', user],
  ['exchange.client-allowed', resource],
  ['exchange.target-known', resource],
  ['exchange.audience', resource],
  ['exchange.beyond-subject', client],
  ['exchange.', domainTab('trust')],
  ['assertion.user', user],
  ['assertion.', domainTab('trust')],
  ['client-assertion.', credentials],
]
