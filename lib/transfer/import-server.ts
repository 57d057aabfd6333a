import { fieldError } from '@/lib/base/app-error'
import { adoptKeyPair, thumbprintOf } from '@/lib/keys/adopt-key-pair'
import { publicFacts } from '@/lib/keys/audited-pair'
import { updateOAuthConfig } from '@/lib/policy/oauth-config'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'
import type { StoreScope } from '@/lib/store/store'
import { createIdentityStore, updateIdentityStore } from '@/lib/users/identity-stores'
import type { TransferIdentityStore, TransferKeyPair } from './document'
import { identityStoreEntry, places } from './entries'
import { secretsIn, withSecrets } from './named-secrets'
import type { Scene } from './scene'

/** The settings that the file names take their values; others, which it does not name, stay. */
export async function importSettings(scene: Scene, settings: OAuthConfigSetting[]): Promise<void> {
  const { ctx, tx, report, values } = scene
  await report.of({ kind: 'settings', name: 'OAuthConfig', domain: null }, async () => {
    const current = await tx.oauthConfig.get()
    const known = { ...secretsIn(current?.settings ?? [], places.settings), ...values }
    await updateOAuthConfig(ctx, withSecrets(settings, places.settings, known, 'settings'))
    const after = await tx.oauthConfig.get()
    return { before: current && byName(current.settings), after: byName(after?.settings ?? []) }
  })
}

function byName(settings: readonly OAuthConfigSetting[]): Record<string, unknown> {
  return Object.fromEntries(
    settings.map(({ name, value }) => [name, typeof value === 'string' ? value : byName(value)]),
  )
}

/** The password of a bind account is never in a file; the line says where one has to be set. */
export async function importIdentityStore({ ctx, tx, report }: Scene, given: TransferIdentityStore): Promise<void> {
  await report.of({ kind: 'identity store', name: given.name, domain: null }, async () => {
    const current = await tx.identityStores.byName(given.name)
    const { name, kind, ...patch } = given
    if (current && current.kind !== kind) throw fieldError('kind', `is ${current.kind} here, and the kind is fixed`)
    if (current) await updateIdentityStore(ctx, { id: current.id }, patch)
    else await createIdentityStore(ctx, given)
    const saved = await readStore(tx, name)
    const lacksPassword = saved.ldap !== null && saved.ldap.connection.bindDn !== '' && saved.bindPassword === null
    return {
      before: current && identityStoreEntry(current),
      after: identityStoreEntry(saved),
      notes: lacksPassword ? ['has a bind account without a password; set it in the console or over REST'] : [],
    }
  })
}

async function readStore(tx: StoreScope, name: string) {
  const store = await tx.identityStores.byName(name)
  if (!store) throw new Error('an identity store that was just saved is there')
  return store
}

/** A pair can be made only with its private half, which is in the sealed part. */
export async function importKeyPair(scene: Scene, { alias, certificate }: TransferKeyPair): Promise<void> {
  const { ctx, tx, report, sealed } = scene
  const subject = { kind: 'key pair' as const, name: alias, domain: null }
  const current = await tx.keyPairs.byAlias(alias)
  const privateKey = sealed?.keyPairs.find((pair) => pair.alias === alias)?.privateKey
  if (!sealed) {
    report.leftOut(
      subject,
      'its private key is not in the file; domains keep the keys they have, new ones get their own',
    )
  } else if (current) {
    await report.of(subject, async () => {
      const facts = publicFacts(current)
      if (thumbprintOf(certificate) === current.x5tS256) return { before: facts, after: facts }
      throw fieldError('alias', 'is the alias of another key pair here, and an import replaces none')
    })
  } else if (privateKey === undefined) {
    report.refused(subject, 'privateKey: is not in the sealed part of the file')
  } else {
    await report.of(subject, async () => {
      const bytes = Buffer.from(privateKey, 'base64')
      return {
        before: null,
        after: publicFacts(await adoptKeyPair(tx, ctx, { alias, certificate, privateKey: bytes })),
      }
    })
  }
}
