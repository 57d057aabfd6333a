import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { MasterKey } from '@/lib/base/master-key'
import { open, seal } from '@/lib/base/sealing'
import { SEALED_COLUMNS, type SealedKind } from '@/lib/store/sealed-values'
import { replaceProbe } from './master-key-probe'

const PER_STATEMENT = 400

export type Resealed = Record<SealedKind, number>

/**
 * Puts everything that is sealed under another master key, in one transaction: private keys, copies of client secrets,
 * bind passwords, the probe, and with the audit entry of it the signed end of the audit log. Either all of it belongs
 * to the new key afterwards or all of it to the old one.
 * @throws UnsealingError when something does not open under the old key; nothing is changed then
 */
export async function resealEverything(
  { store, random, ...ctx }: Pick<ServiceContext, 'store' | 'random' | 'actor' | 'address' | 'correlationId' | 'clock'>,
  from: MasterKey,
  to: MasterKey,
): Promise<Resealed> {
  return store.write(async (tx) => {
    const resealed = {} as Resealed
    for (const kind of Object.keys(SEALED_COLUMNS) as SealedKind[]) {
      resealed[kind] = 0
      for (let after = ''; ; ) {
        const page = await tx.sealed.pageAfter(kind, after, PER_STATEMENT)
        await tx.sealed.replace(
          kind,
          page.map(({ id, boundTo, sealed }) => {
            const purpose = `${kind}:${boundTo}`
            const clear = open(from, sealed, purpose)
            try {
              return { id, sealed: seal(to, clear, purpose, random) }
            } finally {
              clear.fill(0)
            }
          }),
        )
        resealed[kind] += page.length
        const last = page.at(-1)
        if (!last || page.length < PER_STATEMENT) break
        after = last.id
      }
    }
    await replaceProbe(tx, to, random)
    // Written with the new key, so the end of the log is signed under it.
    await record(
      tx,
      { ...ctx, masterKey: to },
      {
        action: 'server.master-key-rotate',
        entityKind: 'server',
        entityId: null,
        entityName: 'master key',
        detail: { fromKeyId: from.id, toKeyId: to.id, ...resealed },
      },
    )
    return resealed
  })
}
