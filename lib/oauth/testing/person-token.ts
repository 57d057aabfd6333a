import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { RuntimeClient, RuntimeUser } from '../ports'
import { grantScopes } from '../scopes'
import { signClaims } from '../tokens/access-token'
import { accessTokenClaims } from '../tokens/claims'
import { PLAIN_SERVER } from './memory-config'
import type { World } from './world'

/** An access token of a person, as any grant makes it after its own checks. */
export async function personToken(
  world: World,
  client: RuntimeClient,
  user: RuntimeUser | null,
  scope: string,
  grantType: GrantTypeName = 'JWT_BEARER',
): Promise<string> {
  const granted = await grantScopes(world.config, world.domain, client, scope)
  const claims = accessTokenClaims({
    domain: world.domain,
    client,
    subject: user?.username ?? client.clientId,
    user,
    granted,
    grantType,
    address: '192.0.2.1',
    publicUrl: world.deps.publicUrl,
    server: PLAIN_SERVER,
    tokenId: `token-${world.clock.now().getTime()}-abcdefgh`,
    now: world.clock.now(),
  })
  return signClaims(world.deps.signer, world.domain, claims)
}
