import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { Change } from '@/lib/base/change-bus'
import type { ConfigSource } from '@/lib/oauth/ports'
import type { AssertionAlgorithm, AssertionKey, RuntimeTrustedIssuer } from '@/lib/oauth/ports/trust'
import { SnapshotCache } from './snapshot-cache'
import type { Store } from './store'
import type { ClientCertificateRecord, TrustedIssuerRecord, TrustedKeyRecord } from './trust-types'

interface ClientKeys {
  clientPk: string
  keys: readonly AssertionKey[]
}

/** Whose signatures are believed: the part of the snapshot that only assertions ask for. */
export function trustSnapshot(store: Pick<Store, 'trustedIssuers' | 'clientCertificates'>) {
  const maxMisses = 10_000
  const issuers = new SnapshotCache<RuntimeTrustedIssuer>({ max: 5_000, maxMisses, idOf: ({ id }) => id })
  const clients = new SnapshotCache<ClientKeys>({ max: 20_000, maxMisses, idOf: ({ clientPk }) => clientPk })

  const config: Pick<ConfigSource, 'trustedIssuer' | 'clientKeys'> = {
    trustedIssuer: (domainId, issuer) =>
      issuers.get(`${domainId}\n${issuer}`, async () => {
        const found = await store.trustedIssuers.byIssuer(domainId, issuer)
        return found && runtimeTrustedIssuer(found)
      }),

    clientKeys(clientPk) {
      const found = clients.get(clientPk, async () => ({
        clientPk,
        keys: (await store.clientCertificates.ofClient(clientPk)).map(certificateKey),
      }))
      return found instanceof Promise ? found.then((loaded) => loaded?.keys ?? []) : (found?.keys ?? [])
    },
  }

  return {
    config,
    forget({ entityKind, entityId }: Change): void {
      if (entityKind === 'trusted-issuer') {
        if (entityId) issuers.forget(entityId)
        else issuers.clear()
      } else if (entityKind === 'client') {
        if (entityId) clients.forget(entityId)
        else clients.clear()
      } else if (entityKind === 'client-certificate') {
        // Entries of this kind may name the certificate instead of its client.
        clients.clear()
      }
    },
    clear(): void {
      issuers.clear()
      clients.clear()
    },
  }
}

function runtimeTrustedIssuer(issuer: TrustedIssuerRecord): RuntimeTrustedIssuer {
  return {
    id: issuer.id,
    domainId: issuer.domainId,
    issuer: issuer.issuer,
    enabled: issuer.enabled,
    keys: issuer.keys.map(trustedKey),
    clientIds: issuer.clientIds && new Set(issuer.clientIds),
    maxLifetimeSeconds: issuer.maxLifetimeSeconds,
    clockSkewSeconds: issuer.clockSkewSeconds,
  }
}

function trustedKey({ kid, algorithms, publicKey, certificate }: TrustedKeyRecord): AssertionKey {
  return {
    kid,
    algorithms,
    publicKey: createPublicKey(publicKey),
    x5t: certificate?.x5t ?? null,
    x5tS256: certificate?.x5tS256 ?? null,
    notBefore: certificate && new Date(certificate.notBefore),
    notAfter: certificate && new Date(certificate.notAfter),
  }
}

function certificateKey({ certificate, x5t, x5tS256, notBefore, notAfter }: ClientCertificateRecord): AssertionKey {
  const { publicKey } = new X509Certificate(certificate)
  return { kid: null, algorithms: algorithmsOf(publicKey), publicKey, x5t, x5tS256, notBefore, notAfter }
}

function algorithmsOf({ asymmetricKeyType }: KeyObject): AssertionAlgorithm[] {
  if (asymmetricKeyType === 'rsa') return ['RS256', 'PS256']
  return asymmetricKeyType === 'ec' ? ['ES256'] : ['EdDSA']
}
