import { sign, verify } from 'node:crypto'
import { addSeconds } from '@/lib/base/clock'
import { openPrivateKey } from '@/lib/keys/private-key'
import { publishKeyPair, signWithKeyPair } from '@/lib/keys/staging'
import { createKeyPair } from '@/lib/keys/write-key-pairs'
import { updateBranding } from '@/lib/policy/branding'
import { addClientCertificate } from '@/lib/policy/client-certificates'
import { rotateClientSecret } from '@/lib/policy/client-secrets'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { replaceOAuthConfig } from '@/lib/policy/oauth-config'
import { createResource } from '@/lib/policy/resources'
import { testCertificate } from '@/lib/policy/testing/certificates'
import { png } from '@/lib/policy/testing/images'
import type { World } from '@/lib/policy/testing/world'
import { createTrustedIssuer, updateTrustedIssuer } from '@/lib/policy/trusted-issuers'
import { createIdentityStore } from '@/lib/users/identity-stores'

export const PASSPHRASE = 'a quiet river bends north'
export const BIND_PASSWORD = 'bind-of-the-directory'

/** What somebody put where only its name says that it is a secret. */
export const NAMED_SECRETS = [
  'top-of-the-settings',
  'deep-in-the-settings',
  'of-the-domain',
  'of-the-client',
  'of-the-api',
]

export interface Estate {
  /** in clear: the secret before the rotation, which still works, and the one after it */
  secrets: string[]
  privateKeys: string[]
  hashes: string[]
}

/** A server with one of everything that a file can hold. */
export async function makeEstate(world: World): Promise<Estate> {
  const { system, store } = world
  const [top = '', deep = '', ofDomain = '', ofClient = '', ofApi = ''] = NAMED_SECRETS
  await replaceOAuthConfig(system, [
    { name: 'OmitIssuerPort', type: 'xsd:boolean', value: 'true' },
    { name: 'vendorApiKey', type: 'xsd:string', value: top },
    { name: 'Vendor', type: 'htf:map', value: [{ name: 'password', type: 'xsd:string', value: deep }] },
  ])
  await createIdentityStore(system, {
    name: 'Directory',
    kind: 'LDAP',
    ldap: {
      connection: { url: 'ldaps://ldap.example.com', bindDn: 'cn=gatehouse,dc=example' },
      search: { baseDn: 'ou=people,dc=example' },
    },
    bindPassword: BIND_PASSWORD,
  })
  await createKeyPair(system, { aliasName: 'payments-2026', kind: 'EC_P256' })
  await createKeyPair(system, { aliasName: 'payments-2027', kind: 'ED25519' })
  await createKeyPair(system, { aliasName: 'spare', kind: 'EC_P256' })
  const domain = await createDomain(system, {
    name: 'Payments',
    description: 'Money',
    identityProvider: 'Directory',
    defaultSigningKeyPair: 'payments-2026',
    customAttrs: { issuerMode: 'DOMAIN', partnerSecret: ofDomain, zeta: 1, alpha: true },
    tokenEndpointAuthMethodsSupported: ['client_secret_basic', 'private_key_jwt'],
    oldSecretRetentionTimeInDays: 30,
  })
  await publishKeyPair(system, domain.id, { aliasName: 'payments-2027' })
  await signWithKeyPair(system, domain.id, { aliasName: 'payments-2027' })
  await createDomain(system, { name: 'Empty', defaultSigningKeyPair: 'payments-2026' })
  const logo = { type: 'image/png', data: png(8, 8).toString('base64') }
  await updateBranding(system, { id: domain.id, patch: { displayName: 'The money', accentLight: '#0b5d57', logo } })
  await createResource(system, {
    name: 'Orders',
    idDomain: 'Payments',
    scopes: [{ scopeName: 'write', description: 'Write' }, { scopeName: 'read' }],
    tokenAttributes: [{ attrName: 'apiSecret', attrValue: ofApi }],
    audienceClaim: { subjects: ['https://orders.example'] },
  })
  const { client, secret } = await createClient(system, {
    id: 'feed',
    name: 'Feed',
    idDomain: 'Payments',
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: ['Orders.write', 'Orders.read'],
    defaultScope: 'Orders.read',
    redirectURIs: [{ url: 'https://feed.example/cb' }],
    attributes: [
      { attrName: 'clientSecretOfOld', attrValue: 'told' },
      { attrName: 'partner_token', attrValue: ofClient },
    ],
  })
  await createClient(system, { id: 'app', name: 'App', idDomain: 'Payments', clientType: 'PUBLIC_CLIENT' })
  await createClient(system, {
    id: 'chosen',
    name: 'Chosen',
    idDomain: 'Payments',
    clientType: 'CONFIDENTIAL_CLIENT',
    secret: 'chosen by somebody',
  })
  world.clock.set(addSeconds(world.clock.now(), 60))
  const rotated = await rotateClientSecret(system, client.pk)
  const { pem } = await testCertificate({ commonName: 'feed' })
  await addClientCertificate(system, { pk: client.pk }, { certificateValue: pem })
  const [partner, other] = [await testCertificate(), await testCertificate({ kind: 'RSA_2048' })]
  const issuer = { issuer: 'https://partner.example', keys: partner.pem, clientIds: ['feed'] }
  const { id } = await createTrustedIssuer(system, domain.id, issuer)
  const jwk = { ...other.publicKey.export({ format: 'jwk' }), kid: 'of-2026', alg: 'PS256' }
  await updateTrustedIssuer(system, id, { addKeys: JSON.stringify(jwk) })
  const pairs = await Promise.all(
    ['payments-2026', 'payments-2027', 'spare'].map((alias) => store.keyPairs.byAlias(alias)),
  )
  const rows = await store.clients.secrets(client.pk)
  return {
    secrets: [secret ?? '', rotated.secret],
    privateKeys: pairs.map((pair) =>
      (pair ? privateKeyOf(world, pair).export({ type: 'pkcs8', format: 'der' }) : Buffer.of()).toString('base64'),
    ),
    hashes: rows.map((row) => row.hash),
  }
}

function privateKeyOf(world: World, pair: Parameters<typeof openPrivateKey>[1]) {
  return openPrivateKey(world.system.masterKey, pair)
}

/** Whether what the key of a domain signs on one server is believed on another, under the same key id. */
export async function signatureSurvives(from: World, to: World, domainName: string): Promise<boolean> {
  const [there, here] = await Promise.all([from, to].map((world) => signingKey(world, domainName)))
  if (!there || !here || there.kid !== here.kid) return false
  const sample = Buffer.from('header.payload')
  return verify(null, sample, here.pair.publicKey, sign(null, sample, privateKeyOf(from, there.pair)))
}

async function signingKey({ store }: World, domainName: string) {
  const domain = await store.domains.byName(domainName)
  const keys = await store.keyPairs.forDomain(domain?.id ?? '')
  return keys.find((key) => key.state === 'SIGNING')
}
