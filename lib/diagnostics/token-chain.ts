import type { ServiceContext } from '@/lib/auth/context'
import type { ChainLink } from '@/lib/schemas/token-inspection'
import type { FamilyRecord, FamilyTokenRecord } from '@/lib/store/token-types'
import { grantInWords } from './token-sentence'

/** A family may have thousands of refresh tokens; the newest tell what there is to see. */
const SHOWN = 5

export interface ThisToken {
  kind: 'refresh' | 'access'
  /** of the refresh token itself, or of the one an access token was minted from; null for the first of a family */
  refreshTokenId: string | null
  /** of an access token: whether it is good now */
  isValid: boolean
  issuedAt: Date | null
}

/** The line of a token: the authorization, its newest refresh tokens, and the token itself. */
export async function tokenChain(ctx: ServiceContext, family: FamilyRecord, token: ThisToken): Promise<ChainLink[]> {
  const now = ctx.clock.now()
  const newest = await ctx.store.refreshTokens.familyTokens(family.id, SHOWN)
  const own = token.refreshTokenId
  const missing = own !== null && !newest.some((each) => each.id === own)
  const earlier = missing ? await ctx.store.refreshTokens.findById(own) : null
  const line: FamilyTokenRecord[] = [...(earlier ? [{ ...earlier, predecessorId: null }] : []), ...newest.reverse()]
  const replaced = new Set(line.map((each) => each.predecessorId))
  return [
    authorizationLink(family, now),
    ...line.map((each) =>
      refreshLink(each, family, replaced.has(each.id), token.kind === 'refresh' && each.id === own, now),
    ),
    ...(token.kind === 'access' ? [accessLink(token)] : []),
  ]
}

function authorizationLink(family: FamilyRecord, now: Date): ChainLink {
  const isOver = family.expiresAt !== null && family.expiresAt <= now
  const state = family.revokedAt
    ? `revoked: ${REASONS[family.revokeReason ?? 'ADMINISTRATOR']}`
    : isOver
      ? 'ended'
      : 'stands'
  return {
    id: family.id,
    kind: 'authorization',
    label: `Authorization through ${grantInWords(family.grantType)}`,
    at: family.createdAt,
    state,
    tone: family.revokedAt ? 'bad' : isOver ? 'attention' : 'good',
    isThis: false,
  }
}

const REASONS = {
  REUSE: 'a used refresh token came back',
  ADMINISTRATOR: 'by an administrator',
  CLIENT: 'by the client',
  CONSENT: 'the consent was taken back',
  SESSION: 'the session ended',
} as const

function refreshLink(
  token: FamilyTokenRecord,
  family: FamilyRecord,
  isReplaced: boolean,
  isThis: boolean,
  now: Date,
): ChainLink {
  const [state, tone] = refreshState(token, family, isReplaced, now)
  return { id: token.id, kind: 'refresh', label: 'Refresh token', at: token.issuedAt, state, tone, isThis }
}

function refreshState(
  token: FamilyTokenRecord,
  family: FamilyRecord,
  isReplaced: boolean,
  now: Date,
): [string, ChainLink['tone']] {
  if (token.revokedAt) return ['revoked', 'bad']
  if (token.usedAt) return ['used', 'neutral']
  if (isReplaced) return ['replaced', 'neutral']
  if (family.revokedAt) return ['revoked with it', 'bad']
  const isOver = token.expiresAt <= now || (family.expiresAt !== null && family.expiresAt <= now)
  return isOver ? ['expired', 'attention'] : ['can be used', 'good']
}

function accessLink({ isValid, issuedAt }: ThisToken): ChainLink {
  return {
    id: 'this',
    kind: 'access',
    label: 'Access token',
    at: issuedAt,
    state: isValid ? 'valid' : 'not valid',
    tone: isValid ? 'good' : 'bad',
    isThis: true,
  }
}
