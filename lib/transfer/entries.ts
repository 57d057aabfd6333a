import { createPublicKey } from 'node:crypto'
import { clientMembers } from '@/lib/policy/client-view'
import { domainMembers } from '@/lib/policy/domain-view'
import { resourceMembers } from '@/lib/policy/resource-view'
import type { BrandingRecord } from '@/lib/store/browser-types'
import type {
  ClientRecord,
  DomainKeyRecord,
  DomainRecord,
  KeyPairRecord,
  ResourceRecord,
} from '@/lib/store/policy-types'
import type { ClientCertificateRecord, TrustedIssuerRecord, TrustedKeyRecord } from '@/lib/store/trust-types'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { identityStoreMembers } from '@/lib/users/identity-store-rules'
import type { TransferTrustedKey } from './document'
import { type Values, withoutSecrets } from './named-secrets'
import { byText, stable } from './stable'

/** How each stored thing stands in the file. Ids of rows stay behind: they mean nothing on another server. */

/** Where the values of an entity are kept in the sealed part. */
export const places = {
  domain: (name: string) => `domains/${name}`,
  resource: (domain: string, name: string) => `domains/${domain}/resourceServers/${name}`,
  client: (domain: string, id: string) => `domains/${domain}/clients/${id}`,
  settings: 'settings',
}

export function identityStoreEntry(store: IdentityStoreRecord) {
  return { ...identityStoreMembers(store), ldap: stable(store.ldap) }
}

export function keyPairEntry({ alias, certificate }: KeyPairRecord) {
  return { alias, certificate }
}

export function domainEntry(domain: DomainRecord, taken: Values) {
  const members = domainMembers(domain)
  const place = `${places.domain(domain.name)}/customAttrs`
  return {
    ...members,
    tokenSettings: stable(members.tokenSettings),
    customAttrs: withoutSecrets(stable(members.customAttrs), place, taken),
  }
}

export function brandingEntry(branding: BrandingRecord | null) {
  if (!branding) return null
  const { displayName, accentLight, accentDark, supportUrl, privacyUrl, termsUrl, logo, logoType } = branding
  const picture = logo !== null && logoType !== null ? { type: logoType, data: logo } : null
  return { displayName, accentLight, accentDark, supportUrl, privacyUrl, termsUrl, logo: picture }
}

export function domainKeyEntry(key: DomainKeyRecord & { pair: KeyPairRecord }) {
  return {
    alias: key.pair.alias,
    state: key.state,
    kid: key.kid,
    publishedAt: key.publishedAt.toISOString(),
    signingAt: key.signingAt?.toISOString() ?? null,
    retiresAt: key.retiresAt?.toISOString() ?? null,
  }
}

export function resourceEntry(resource: ResourceRecord, domain: DomainRecord, taken: Values) {
  const { idDomain: _, ...members } = resourceMembers(resource, domain)
  const place = `${places.resource(domain.name, resource.name)}/tokenAttributes`
  return {
    ...members,
    scopes: stable(members.scopes),
    tokenAttributes: withoutSecrets(stable(members.tokenAttributes), place, taken),
  }
}

export function clientEntry(
  client: ClientRecord,
  domain: DomainRecord,
  certificates: readonly ClientCertificateRecord[],
  taken: Values,
) {
  const { idDomain: _, ...members } = clientMembers(client, domain)
  const place = `${places.client(domain.name, client.clientId)}/attributes`
  const inOrder = [...certificates].sort(byText((each) => each.x5tS256))
  return {
    ...members,
    redirectURIs: stable(members.redirectURIs),
    attributes: withoutSecrets(stable(members.attributes), place, taken),
    certificates: inOrder.map(({ certificate }) => certificate),
  }
}

export function trustedIssuerEntry(issuer: TrustedIssuerRecord) {
  const { issuer: name, description, clientIds, maxLifetimeSeconds, clockSkewSeconds, enabled } = issuer
  const keys = [...issuer.keys].sort(byText((key) => key.thumbprint)).map(trustedKey)
  return { issuer: name, description, clientIds, maxLifetimeSeconds, clockSkewSeconds, enabled, keys }
}

/** In the form that is read back to the same key: a JWK keeps the name and the one algorithm it came with. */
function trustedKey({ certificate, publicKey, kid, keyType, algorithms }: TrustedKeyRecord): TransferTrustedKey {
  if (certificate) return { certificate: certificate.pem }
  const jwk = createPublicKey(publicKey).export({ format: 'jwk' }) as Record<string, string>
  const [only, another] = algorithms
  return stable({
    ...jwk,
    ...(kid === null ? {} : { kid }),
    ...(keyType === 'RSA' && only && !another ? { alg: only } : {}),
  })
}
