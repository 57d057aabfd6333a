import { addSeconds } from '@/lib/base/clock'
import { shortId } from '@/lib/base/random'
import type { OAuthDeps } from '@/lib/oauth/deps'
import { refuse } from '@/lib/oauth/errors'
import type { RuntimeClient, RuntimeDomain } from '@/lib/oauth/ports'
import type { StoredCode } from '@/lib/oauth/ports/authorization-codes'

/** Formed like a code, and none: no store is ever asked for it. */
export const SUPPOSED_CODE = 'dry-run'.padEnd(43, '-')
export const SUPPOSED_REDIRECT_URI = 'https://dry-run.invalid/'

/** A code as a person would bring it to a client who signed in and consented to everything just now. */
export async function supposedCode(
  { users, clock, random }: Pick<OAuthDeps, 'users' | 'clock' | 'random'>,
  domain: RuntimeDomain,
  client: RuntimeClient,
  username: string,
): Promise<StoredCode> {
  const now = clock.now()
  const user = await users.byName(domain, username, now)
  if (!user) throw refuse('code.user-state', 'no such user')
  const endsAt = addSeconds(now, 60)
  return {
    code: {
      domainId: domain.id,
      clientPk: client.pk,
      userId: user.id,
      username: user.username,
      sessionId: null,
      redirectUri: SUPPOSED_REDIRECT_URI,
      scopes: client.defaultScope === null ? [...client.scopes].slice(0, 1) : [client.defaultScope],
      challenge: null,
      nonce: null,
      signedInAt: now,
      claimsRequest: null,
      tokenId: shortId(random),
      issuedAt: now,
      expiresAt: endsAt,
      endsAt,
    },
    consumedAt: null,
    standing: { consents: [], session: null },
  }
}
