import { adoptDomainKeys } from '@/lib/keys/adopt-domain-keys'
import { thumbprintOf } from '@/lib/keys/adopt-key-pair'
import { updateBranding } from '@/lib/policy/branding'
import { auditedBranding } from '@/lib/policy/branding-rules'
import { domainMembers, signingAlias } from '@/lib/policy/domain-view'
import { createDomain, updateDomain } from '@/lib/policy/domains'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import type { TransferDomain, TransferDomainKey, TransferKeyPair } from './document'
import { places } from './entries'
import { secretsIn, withSecrets } from './named-secrets'
import type { Scene } from './scene'

/**
 * Makes or changes a domain: its settings, its look, and, where the private keys came along, its keys under the key ids
 * that verifiers know.
 * @returns the domain; null when it was refused, so that nothing can be put into it
 */
export async function importDomain(
  scene: Scene,
  given: TransferDomain,
  pairs: ReadonlyMap<string, TransferKeyPair>,
): Promise<DomainRecord | null> {
  const { ctx, tx, report } = scene
  const { branding, keys = [], trustedIssuers: _, resourceServers: __, clients: ___, ...settings } = given
  const isDone = await report.of({ kind: 'domain', name: given.name, domain: null }, async () => {
    const current = await tx.domains.byName(given.name)
    const before = current && (await stateOf(tx, current))
    const { name, ...patch } = withKnownValues(scene, current, settings)
    const parts = scene.sealed ? await usableParts(tx, keys, pairs) : []
    const signing = parts.find((part) => part.state === 'SIGNING')?.pair.alias
    const signs = signing ? { defaultSigningKeyPair: signing } : {}
    if (!current) await createDomain(ctx, { name, ...patch, ...signs })
    const saved = current ?? (await readDomain(tx, name))
    await adoptDomainKeys(tx, ctx, saved, parts, current === null)
    if (current) await updateDomain(ctx, { id: current.id }, { ...patch, ...signs }, { forceUpdate: true })
    if (branding) await updateBranding(ctx, { id: saved.id, patch: branding })
    return { before, after: await stateOf(tx, await readDomain(tx, name)) }
  })
  return isDone ? tx.domains.byName(given.name) : null
}

/** Custom attributes are one member: what the file masks keeps the value that is there. */
function withKnownValues<T extends Pick<TransferDomain, 'name' | 'customAttrs'>>(
  { values }: Scene,
  current: DomainRecord | null,
  settings: T,
): T {
  if (!settings.customAttrs) return settings
  const place = `${places.domain(settings.name)}/customAttrs`
  const known = { ...secretsIn(current?.customAttrs ?? {}, place), ...values }
  return { ...settings, customAttrs: withSecrets(settings.customAttrs, place, known, 'customAttrs') }
}

/** Parts of pairs that are here under the same certificate. */
async function usableParts(
  tx: StoreScope,
  keys: readonly TransferDomainKey[],
  pairs: ReadonlyMap<string, TransferKeyPair>,
) {
  const found = []
  for (const { alias, ...part } of keys) {
    const [pair, named] = [await tx.keyPairs.byAlias(alias), pairs.get(alias)]
    if (!pair || !named || thumbprintOf(named.certificate) !== pair.x5tS256) continue
    found.push({
      pair,
      state: part.state,
      kid: part.kid,
      publishedAt: new Date(part.publishedAt),
      signingAt: part.signingAt === null ? null : new Date(part.signingAt),
      retiresAt: part.retiresAt === null ? null : new Date(part.retiresAt),
    })
  }
  return found
}

async function stateOf(tx: StoreScope, domain: DomainRecord) {
  const [branding, keys] = [await tx.branding.get(domain.id), await tx.keyPairs.forDomain(domain.id)]
  return {
    ...domainMembers(domain),
    defaultSigningKeyPair: await signingAlias(tx, domain.id),
    keyIds: keys.map((key) => key.kid).sort(),
    ...(branding ? { branding: auditedBranding(branding) } : {}),
  }
}

async function readDomain(tx: StoreScope, name: string): Promise<DomainRecord> {
  const domain = await tx.domains.byName(name)
  if (!domain) throw new Error('a domain that was just saved is there')
  return domain
}
