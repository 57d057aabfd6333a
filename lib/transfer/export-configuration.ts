import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError, fieldError } from '@/lib/base/app-error'
import { sealWithPassphrase } from '@/lib/keys/passphrase-file'
import { passphraseProblem } from '@/lib/schemas/passphrase'
import { authorizeTransfer } from './authorize-transfer'
import { TRANSFER_MAX_BYTES } from './document'
import { readEverything } from './read-everything'

export interface ExportOptions {
  /** names of domains; absent or empty: all of them, with the settings of the server */
  domains?: readonly string[]
  /** seals hashes of secrets, private keys and values of secret name into the file; without it they stay behind */
  passphrase?: string
}

/** A write lock is held while everything is read, so that the file is one state and not several. */
const TIMEOUT_SECONDS = 600

/**
 * The configuration as the text of one JSON document, in an order that depends on names alone.
 * @throws AppError not_found for a domain, validation_failed for the passphrase, too_large
 */
export async function exportConfiguration(ctx: ServiceContext, options: ExportOptions = {}): Promise<string> {
  authorizeTransfer(ctx)
  const passphrase = options.passphrase === undefined ? null : parsedPassphrase(options.passphrase)
  const names = options.domains && options.domains.length > 0 ? options.domains : null
  const { document, secret } = await ctx.store.write(
    async (tx) => {
      const everything = await readEverything(tx, ctx, names)
      if (passphrase === null) return everything
      await record(tx, ctx, {
        action: 'server.export-keys',
        entityKind: 'server',
        entityId: null,
        entityName: null,
        detail: { domains: names, keyPairs: everything.secret.keyPairs.map(({ alias }) => alias) },
      })
      return everything
    },
    { timeoutSeconds: TIMEOUT_SECONDS },
  )
  const sealed = passphrase === null ? {} : { sealed: await sealWithPassphrase(secret, passphrase, ctx.random) }
  const text = `${JSON.stringify({ ...document, ...sealed }, null, 2)}\n`
  if (Buffer.byteLength(text) > TRANSFER_MAX_BYTES) {
    const most = TRANSFER_MAX_BYTES / 1024 / 1024
    throw new AppError('too_large', `The file would have more than ${most} MB; export the domains apart (--domain)`)
  }
  return text
}

function parsedPassphrase(given: string): string {
  const problem = passphraseProblem(given)
  if (problem) throw fieldError('passphrase', `The passphrase ${problem}`)
  return given
}
