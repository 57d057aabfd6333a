import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { OAuthDeps } from '@/lib/oauth/deps'
import type { DecisionPorts } from '@/lib/oauth/grants/grant'
import type { RuntimeDomain, Signer, SigningKey, UserDirectory, VerificationKey } from '@/lib/oauth/ports'
import type { StoredCode } from '@/lib/oauth/ports/authorization-codes'
import type { StoredRefreshToken } from '@/lib/oauth/ports/refresh-tokens'

/** A key that nobody outside this process has, and that no domain believes outside a dry run. */
export interface ShadowKey extends SigningKey {
  verification: VerificationKey
}

export function makeShadowKey(): ShadowKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const x5t = createHash('sha1')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  const key = { kid: `dry-run-${x5t}`, algorithm: 'ES256' as const, publicKey: pair.publicKey, x5t }
  return {
    ...key,
    keyPairId: key.kid,
    privateKey: pair.privateKey,
    verification: { ...key, retiresAt: null },
  }
}

/** Signs with a shadow key; what it signs is counted nowhere. */
export const shadowSigner: Signer = {
  sign: async (key, input) => sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }),
}

/** The domain as it is, but that it signs with the shadow key and believes it. Its own private key stays closed. */
export function shadowDomain(domain: RuntimeDomain, key: ShadowKey): RuntimeDomain {
  return Object.create(domain, {
    signingKey: { value: key, enumerable: true },
    verificationKeys: { value: [...domain.verificationKeys, key.verification], enumerable: true },
  }) as RuntimeDomain
}

/** What a dry run may ask: the world as it is, without the doors through which a decision leaves a mark. */
export function shadowPorts(
  deps: OAuthDeps,
  key: ShadowKey,
  refreshToken: StoredRefreshToken | null,
  code: StoredCode | null,
): DecisionPorts {
  const { config, users } = deps
  return {
    config: {
      domainByName: async (name) => {
        const domain = await config.domainByName(name)
        return domain && shadowDomain(domain, key)
      },
      clientById: (domainId, clientId) => config.clientById(domainId, clientId),
      resourceByName: (domainId, name) => config.resourceByName(domainId, name),
      // An assertion of the issuer cannot be had here, so one by the shadow key stands for it; its other rules hold.
      trustedIssuer: async (domainId, issuer) => {
        const found = await config.trustedIssuer(domainId, issuer)
        const { kid, publicKey } = key.verification
        const own = { kid, algorithms: ['ES256'] as const, publicKey, x5t: null, x5tS256: null }
        return found && { ...found, keys: [...found.keys, { ...own, notBefore: null, notAfter: null }] }
      },
      clientKeys: (clientPk) => config.clientKeys(clientPk),
      allDomains: (limit) => config.allDomains(limit),
      server: () => config.server(),
    },
    users: {
      ...delegated(users),
      authenticate: (domain, username, _password, now) => asIfRight(users, domain, username, now),
    },
    tokenStates: { stateOf: (names) => deps.tokenStates.stateOf(names) },
    replay: { consume: async () => true },
    passwordGuard: { enter: async () => true, succeeded: async () => undefined },
    refreshTokens: { find: () => refreshToken },
    publicUrl: deps.publicUrl,
    codes: { find: async () => code },
    sessions: { byId: (id) => deps.browser.sessions.byId(id) },
    consents: { of: (userId, clientPk) => deps.browser.consents.of(userId, clientPk) },
  }
}

function delegated(users: UserDirectory): Omit<UserDirectory, 'authenticate'> {
  return {
    byName: (domain, username, now) => users.byName(domain, username, now),
    byId: (userId, now) => users.byId(userId, now),
    stateOf: (userId, now) => users.stateOf(userId, now),
  }
}

/** What the directory would say if the password were right: it is looked up, never tried and never counted. */
async function asIfRight(users: UserDirectory, domain: RuntimeDomain, username: string, now: Date) {
  const user = await users.byName(domain, username, now)
  if (!user) return { outcome: 'refused' as const, reason: 'unknown' as const }
  return user.refusal ? { outcome: 'refused' as const, reason: user.refusal } : { outcome: 'match' as const, user }
}
