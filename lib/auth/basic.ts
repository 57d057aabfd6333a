import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { singleton } from '@/lib/base/singletons'
import { VerifiedCache } from '@/lib/base/verified-cache'
import { type Actor, ANONYMOUS } from './actor'
import { actorFromApiToken } from './api-token-actor'
import type { ServiceContext } from './context'
import { verifyCredentials, WRONG_CREDENTIALS } from './credentials'
import { actorFromAccount } from './session'
import { addressKey, refuseWhileBlocked } from './throttle'

export type AuthorizationDeps = Omit<ServiceContext, 'actor' | 'address' | 'correlationId'> & { correlationId?: string }

/** A password that was right is not hashed again for so long, from the same address. */
const REMEMBER_SECONDS = 300

/**
 * Who an `Authorization` header of the administration REST surface stands for: a console account (Basic, RFC 7617) or
 * an API token (Bearer, RFC 6750). No header, or a scheme we do not speak, is ANONYMOUS.
 * @throws AppError unauthenticated when what it names does not hold; rate_limited while the caller is slowed down
 */
export async function actorFromAuthorization(
  deps: AuthorizationDeps,
  header: string | undefined,
  address: string | null,
): Promise<Actor> {
  const [, scheme, value] = header?.match(/^([A-Za-z]+) +(\S+) *$/) ?? []
  const ctx = { ...deps, correlationId: deps.correlationId ?? deps.random.uuid(), address, actor: ANONYMOUS }
  if (scheme?.toLowerCase() === 'bearer' && value) return actorFromApiToken(ctx, value)
  if (scheme?.toLowerCase() === 'basic' && value) return actorFromBasic(ctx, value)
  return ANONYMOUS
}

async function actorFromBasic(ctx: ServiceContext, value: string): Promise<Actor> {
  const given = readBasic(value)
  if (!given) throw new AppError('unauthenticated', WRONG_CREDENTIALS)
  // Before the memory is asked: a blocked caller must not be able to guess against it.
  if (ctx.address !== null) await refuseWhileBlocked(ctx, addressKey(ctx.address))
  const remembered = singleton('basic-verified', () => new VerifiedCache(ctx.clock, ctx.random, REMEMBER_SECONDS))
  const known = await ctx.store.accounts.byUsername(given.username)
  const proof = (passwordHash: string) => [passwordHash, ctx.address ?? '', given.password]
  if (known && !known.disabledAt && remembered.has(...proof(known.passwordHash))) return actorFromAccount(known)

  const account = await verifyCredentials(ctx, given, 'basic')
  remembered.add(...proof(account.passwordHash))
  const actor = actorFromAccount(account)
  await ctx.store.write((tx) =>
    record(
      tx,
      { ...ctx, actor },
      {
        action: 'session.sign-in',
        entityKind: 'account',
        entityId: account.id,
        entityName: account.username,
        detail: { via: 'basic' },
      },
    ),
  )
  return actor
}

/** User name and password of a Basic header; null when it is no UTF-8 text with a colon. @see RFC 7617 §2 */
export function readBasic(value: string): { username: string; password: string } | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value) || value.length > 4096) return null
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'base64'))
  } catch {
    return null
  }
  const colon = text.indexOf(':')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7617 forbids them
  if (colon < 0 || /[\u0000-\u001f\u007f]/.test(text)) return null
  return { username: text.slice(0, colon), password: text.slice(colon + 1) }
}
