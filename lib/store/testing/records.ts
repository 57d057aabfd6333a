import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import type {
  ClientRecord,
  ClientSecretRecord,
  DomainKeyRecord,
  DomainRecord,
  KeyPairRecord,
  ResourceRecord,
} from '../policy-types'

/** The instant at which everything in tests is born, unless a test says otherwise. */
export const BORN = new Date('2026-01-01T00:00:00.000Z')

export function domainRecord(overrides: Partial<DomainRecord> = {}): DomainRecord {
  const id = randomBytes(16).toString('hex')
  return {
    id,
    name: `Domain-${id.slice(0, 8)}`,
    description: '',
    identityProvider: 'UserIdentityStore1',
    errorPageUrl: '/oam/pages/error.jsp',
    consentPageUrl: '/oam/pages/consent.jsp',
    tokenSettings: [...DEFAULT_TOKEN_SETTINGS],
    customAttrs: null,
    enableMultipleResourceServer: false,
    oldSecretRetentionTimeInDays: 0,
    keyPairRolloverDurationInHours: 48,
    tokenEndpointAuthMethodsSupported: null,
    issueTlsBoundAccessTokens: null,
    tlsClientAuthSubjectDn: null,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}

export function resourceRecord(domainId: string, overrides: Partial<ResourceRecord> = {}): ResourceRecord {
  const id = randomUUID()
  return {
    id,
    domainId,
    name: `Resource-${id.slice(0, 8)}`,
    description: '',
    scopes: [],
    tokenAttributes: [],
    audienceSubjects: [],
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}

export function clientRecord(domainId: string, overrides: Partial<ClientRecord> = {}): ClientRecord {
  const pk = randomUUID()
  return {
    pk,
    domainId,
    clientId: `client-${pk.slice(0, 8)}`,
    name: `Client ${pk.slice(0, 8)}`,
    description: '',
    clientType: 'CONFIDENTIAL_CLIENT',
    redirectUris: [],
    attributes: [],
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: [],
    defaultScope: null,
    usePkce: null,
    tokenEndpointAuthMethod: null,
    issueTlsBoundAccessTokens: null,
    tlsClientAuthSubjectDn: null,
    accessTokenCustomClaims: [],
    idTokenCustomClaims: [],
    userInfoCustomClaims: [],
    optionalScopes: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUri: null,
    userInfoSignedResponse: false,
    clientUri: null,
    policyUri: null,
    tosUri: null,
    lastUsedAt: null,
    tokensValidFrom: null,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}

export function secretRecord(clientPk: string, overrides: Partial<ClientSecretRecord> = {}): ClientSecretRecord {
  return {
    id: randomUUID(),
    clientPk,
    hashKind: 'SHA256',
    hash: randomBytes(32).toString('hex'),
    hint: 'wxyz',
    sealed: null,
    createdAt: BORN,
    supersededAt: null,
    expiresAt: null,
    lastUsedAt: null,
    ...overrides,
  }
}

const publicKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString()

/** A pair with a real public key; certificate and sealed half are only placeholders. */
export function keyPairRecord(overrides: Partial<KeyPairRecord> = {}): KeyPairRecord {
  const id = randomUUID()
  return {
    id,
    alias: `key-${id.slice(0, 8)}`,
    keyType: 'EC',
    algorithm: 'ES256',
    sizeBits: 256,
    certificate: 'certificate',
    publicKey,
    privateKey: Buffer.from([1, 2, 3, 0, 255]),
    x5t: 'x5t',
    x5tS256: 'x5t#S256',
    subject: 'CN=test',
    issuer: 'CN=test',
    notBefore: BORN,
    notAfter: new Date('2036-01-01T00:00:00.000Z'),
    createdAt: BORN,
    ...overrides,
  }
}

export function domainKeyRecord(
  domainId: string,
  keyPairId: string,
  overrides: Partial<DomainKeyRecord> = {},
): DomainKeyRecord {
  const state = { state: 'SIGNING' as const, kid: keyPairId, publishedAt: BORN, signingAt: BORN, retiresAt: null }
  return { domainId, keyPairId, ...state, ...overrides }
}
