import { playgroundAddresses } from '@/components/features/playground/readiness'
import type { PlaygroundTarget } from '@/components/features/playground/target'
import { tokenAuth } from '@/components/features/playground/token-auth'
import type { ServiceContext } from '@/lib/auth/context'
import { getClient } from '@/lib/policy/clients'
import { getDomain } from '@/lib/policy/domains'
import { effectiveClientSettings } from '@/lib/policy/effective'
import { isBuiltInScope } from '@/lib/schemas/client'
import { orNotFound } from '../or-not-found'
import { accessFor } from '../page-context'
import { serverDefaults } from '../server-defaults'

const SIGN_IN_SCOPES = ['openid', 'profile', 'email', 'address', 'phone']

/** Everything a run with this client needs to know beforehand. */
export async function loadTarget(ctx: ServiceContext, clientPk: string) {
  const client = await orNotFound(getClient(ctx, { pk: clientPk }))
  const domain = await orNotFound(getDomain(ctx, { id: client.domainId }))
  const effective = effectiveClientSettings(client, domain, await serverDefaults(ctx))
  const addresses = playgroundAddresses(ctx.publicUrl)
  const target: PlaygroundTarget = {
    clientPk: client.pk,
    clientId: client.id,
    clientName: client.name,
    domainName: domain.name,
    issuer: domain.issuer,
    publicUrl: ctx.publicUrl,
    redirectUri: addresses.redirectUri,
    signedOutUri: client.postLogoutRedirectURIs.includes(addresses.signedOutUri) ? addresses.signedOutUri : null,
    auth: tokenAuth(client, effective),
  }
  const own = client.scopes.filter((scope) => SIGN_IN_SCOPES.includes(scope))
  return {
    client,
    target,
    addresses,
    access: accessFor(ctx, 'clients:write', client.domainId),
    pkceRule: effective.find(({ key }) => key === 'pkce') ?? null,
    startingScopes: client.defaultScope ? [...own, client.defaultScope].filter(isFirst) : own,
    suggestions: [
      ...client.scopes.map((value) => ({ value, detail: isBuiltInScope(value) ? 'OpenID Connect' : undefined })),
      ...SIGN_IN_SCOPES.filter((scope) => !client.scopes.includes(scope)).map((value) => ({
        value,
        detail: 'not assigned to this client',
      })),
    ],
  }
}

function isFirst(value: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(value) === index
}
