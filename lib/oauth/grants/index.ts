import { parseParams } from '../params'
import { authorizationCode } from './authorization-code'
import { clientCredentials } from './client-credentials'
import type { Grant, RegisteredGrant } from './grant'
import { jwtBearer } from './jwt-bearer'
import { password } from './password'
import { refreshToken } from './refresh-token'
import { tokenExchange } from './token-exchange'

/** The only list of grants: the token endpoint and discovery derive from it. */
export const GRANTS: readonly RegisteredGrant[] = [
  register(clientCredentials),
  register(password),
  register(jwtBearer),
  register(authorizationCode),
  register(refreshToken),
  register(tokenExchange),
]

/** Parameters that some grant lets be repeated; each grant then says which. */
export const REPEATABLE_PARAMETERS: ReadonlySet<string> = new Set(GRANTS.flatMap((grant) => grant.repeatable))

const byName = new Map<string, RegisteredGrant>(
  GRANTS.flatMap((grant) => [
    [grant.grantType, grant],
    [grant.standardName, grant],
  ]),
)

/** A grant by either of its names, exactly as written: `Client_Credentials` is unknown. @see spec runtime-api §2 */
export function findGrant(grantType: string): RegisteredGrant | undefined {
  return byName.get(grantType)
}

function register<P, D>(grant: Grant<P, D>): RegisteredGrant {
  return {
    grantType: grant.grantType,
    standardName: grant.standardName,
    repeatable: grant.repeatable ?? [],
    publicClients: grant.publicClients ?? false,
    async decide(request, params) {
      await grant.validate(request, parseParams(grant.paramsSchema, params, grant.repeatable))
    },
    async run(request, params, deps) {
      const decision = await grant.validate(request, parseParams(grant.paramsSchema, params, grant.repeatable))
      return grant.issue(request, decision, deps)
    },
  }
}
