import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import { authorizeTransfer } from './authorize-transfer'
import type { SealedContent, TransferDocument } from './document'
import { importDomain } from './import-domain'
import { importTrustedIssuer } from './import-issuer'
import { importClient, importResource } from './import-members'
import { importIdentityStore, importKeyPair, importSettings } from './import-server'
import { inOneTransaction } from './one-transaction'
import { openSealed, readDocument } from './read-document'
import { type ImportReport, ReportLines } from './report'
import type { Scene } from './scene'

export interface ImportOptions {
  /** opens the sealed part; null leaves it out. A file with a sealed part is not taken without a decision. */
  passphrase?: string | null
  /** false: everything is tried and nothing kept */
  apply: boolean
}

/**
 * Makes and changes what a file of `exportConfiguration` names, through the services that pages and REST use: their
 * rules, their normal forms, their audit entries. All in one transaction; one refusal refuses all. What the file does
 * not name is never touched, so nothing is deleted.
 * @throws AppError when the file cannot be read: too_large, or validation_failed with paths and rules
 */
export async function importConfiguration(
  ctx: ServiceContext,
  text: string,
  options: ImportOptions,
): Promise<ImportReport> {
  authorizeTransfer(ctx)
  const document = readDocument(text)
  const sealed = await sealedPart(document, options.passphrase)
  return inOneTransaction(
    ctx,
    async (inner, tx): Promise<ImportReport> => {
      const report = new ReportLines()
      const scene: Scene = { ctx: inner, tx, report, sealed, values: sealed?.values ?? {} }
      try {
        await importEverything(scene, document)
      } catch (error) {
        // After a refusal the database may have given the transaction up; what was found out until then is told.
        if (!report.isRefused) throw error
      }
      const isApplied = options.apply && !report.isRefused && !report.changesNothing
      return { isApplied, lines: report.lines }
    },
    ({ isApplied }) => isApplied,
  )
}

async function sealedPart({ sealed }: TransferDocument, passphrase?: string | null): Promise<SealedContent | null> {
  if (sealed === undefined || passphrase === null) return null
  if (passphrase === undefined) {
    throw fieldError('passphrase', 'The file has a sealed part: give its passphrase, or leave the part out')
  }
  return openSealed(sealed, passphrase)
}

/** What others name comes before those who name it. */
async function importEverything(scene: Scene, document: TransferDocument): Promise<void> {
  const { report, sealed } = scene
  const { settings, identityStores = [], keyPairs = [], domains = [] } = document
  if (settings) await importSettings(scene, settings)
  for (const store of identityStores) await importIdentityStore(scene, store)
  for (const pair of keyPairs) await importKeyPair(scene, pair)
  const pairs = new Map(keyPairs.map((pair) => [pair.alias, pair]))
  const secrets = new Map(sealed?.clients.map((each) => [`${each.domain}\n${each.id}`, each.secrets]))
  for (const given of domains) {
    const { name, resourceServers = [], trustedIssuers = [], clients = [] } = given
    const domain = await importDomain(scene, given, pairs)
    if (!domain) {
      const count = resourceServers.length + trustedIssuers.length + clients.length
      if (count > 0) report.leftOut({ kind: 'domain', name, domain: null }, `${count} entries in it were not looked at`)
      continue
    }
    const endings: (() => Promise<unknown>)[] = []
    for (const resource of resourceServers) endings.push(await importResource(scene, domain, resource))
    for (const client of clients) await importClient(scene, domain, client, secrets.get(`${name}\n${client.id}`))
    for (const end of endings) await end()
    for (const issuer of trustedIssuers) await importTrustedIssuer(scene, domain, issuer)
  }
}
