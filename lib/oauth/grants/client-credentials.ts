import { z } from 'zod'
import { shortId } from '@/lib/base/random'
import { refuse } from '../errors'
import { type GrantedScopes, grantScopes } from '../scopes'
import { signClaims } from '../tokens/access-token'
import { accessTokenClaims, accessTokenTtlSeconds } from '../tokens/claims'
import type { Grant, TokenResponse } from './grant'

const paramsSchema = z.object({ scope: z.string().optional() })

/**
 * The client acts for itself: `sub` is its id, there is no refresh token and no `grant` claim.
 * @see RFC 6749 §4.4; spec runtime-api §2 and §6
 */
export const clientCredentials: Grant<z.output<typeof paramsSchema>, GrantedScopes> = {
  grantType: 'CLIENT_CREDENTIALS',
  standardName: 'client_credentials',
  paramsSchema,

  validate({ domain, authenticated, config }, params) {
    const { client } = authenticated
    // RFC 6749 §4.4: only confidential clients. A registered mobile client has a secret of its own installation.
    if (client.clientType === 'PUBLIC_CLIENT') throw refuse('grant.confidential', client.clientType)
    return grantScopes(config, domain, client, params.scope)
  },

  async issue({ domain, authenticated, server, address, now }, granted, deps) {
    const { client } = authenticated
    const claims = accessTokenClaims({
      domain,
      client,
      subject: client.clientId,
      user: null,
      granted,
      grantType: 'CLIENT_CREDENTIALS',
      address,
      publicUrl: deps.publicUrl,
      server,
      tokenId: shortId(deps.random),
      now,
    })
    const answer: TokenResponse = {
      access_token: await signClaims(deps.signer, domain, claims),
      token_type: 'Bearer',
      expires_in: accessTokenTtlSeconds(domain),
    }
    // RFC 6749 §5.1: required where the scope differs from the one asked for, and none was asked for.
    if (granted.defaulted) answer.scope = granted.scopes.join(' ')
    return answer
  },
}
