import { randomUUID } from 'node:crypto'
import type { ClientCertificateRecord, TrustedIssuerRecord } from '../trust-types'
import { BORN } from './records'

/** A self-signed certificate over a P-256 key; nobody has its private half. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBcjCCARmgAwIBAgIUMzcE4prLWhMZZ2ieu0pGE1zfeYQwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjExMTI5MjRaFw0zNjExMTgxMTI5MjRa
MA8xDTALBgNVBAMMBHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATlweBm
O3EuS7MS5kADGWEC1IH4ck5UzoJz1dKZlLk8Mw9JQ/N6NwelLTCnEpvmKa26Voq3
JhsgzyHONqJjE0LNo1MwUTAdBgNVHQ4EFgQUvK30VdP/ErABivt4tdrabw0gj5kw
HwYDVR0jBBgwFoAUvK30VdP/ErABivt4tdrabw0gj5kwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNHADBEAiAKIJeWpu5zLHZPCy3KBXg05VX59OLqkd3zhbEB
teSlfAIgaxqTt1uTgwPugsP/lVVgxSXwtclI/iauLXnWp647bz8=
-----END CERTIFICATE-----`

const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5cHgZjtxLkuzEuZAAxlhAtSB+HJO
VM6Cc9XSmZS5PDMPSUPzejcHpS0wpxKb5imtulaKtyYbIM8hzjaiYxNCzQ==
-----END PUBLIC KEY-----
`

export function trustedIssuerRecord(
  domainId: string,
  overrides: Partial<TrustedIssuerRecord> = {},
): TrustedIssuerRecord {
  const id = randomUUID()
  return {
    id,
    domainId,
    issuer: `https://${id}.example`,
    description: '',
    keys: [
      {
        kid: 'k1',
        keyType: 'EC',
        sizeBits: 256,
        algorithms: ['ES256'],
        publicKey: PUBLIC_KEY,
        thumbprint: 'thumbprint',
        certificate: null,
      },
    ],
    clientIds: null,
    maxLifetimeSeconds: 3600,
    clockSkewSeconds: 60,
    enabled: true,
    version: 1,
    createdAt: BORN,
    updatedAt: BORN,
    ...overrides,
  }
}

export function certificateRecord(
  clientPk: string,
  overrides: Partial<ClientCertificateRecord> = {},
): ClientCertificateRecord {
  return {
    id: randomUUID(),
    clientPk,
    certificate: CERTIFICATE,
    x5t: 'x5t',
    x5tS256: randomUUID(),
    subject: 'CN=test',
    issuer: 'CN=test',
    notBefore: BORN,
    notAfter: new Date('2036-01-01T00:00:00.000Z'),
    createdAt: BORN,
    ...overrides,
  }
}
