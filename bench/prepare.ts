import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { initialise, systemContext } from '@/lib/auth/system'
import { parseEnv } from '@/lib/base/env'
import { makeKeyPair } from '@/lib/keys/make-key-pair'
import { checkMasterKey } from '@/lib/keys/master-key-probe'
import { createClient } from '@/lib/policy/clients'
import { createDomain, updateDomain } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { seed } from '@/lib/store/testing/seed'
import { seedClientId, seedSecret } from '@/lib/store/testing/seed-rows'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'

export interface Caller {
  domain: string
  /** value of the Authorization header */
  authorization: string
}
export interface Prepared {
  /** one client each in a domain that signs RS256 and in one that signs ES256 */
  rs256: Caller
  es256: Caller
  /** the domain with very many clients, and a file with one Authorization value a line */
  many: { domain: string; authorizationsFile: string; clients: number }
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

/** Fills a data directory with what the benchmarks call: through the services, and the many clients in bulk. */
export async function prepare(dataDir: string, clients: number): Promise<Prepared> {
  const settings = parseEnv({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_LOG_LEVEL: 'warn' })
  const system = await initialise({ settings, checkMasterKey })
  const ctx = systemContext('bench', system)
  await ensureDefaultIdentityStore(ctx)
  const one = await addDomain('BenchOne')
  const ec = await addDomain('BenchEC')
  const alias = 'bench-ec'
  const pair = await makeKeyPair(system, { alias, subject: { commonName: 'Bench' }, validityDays: 30, kind: 'EC_P256' })
  await system.store.write((tx) => tx.keyPairs.insert(pair))
  await updateDomain(ctx, { name: 'BenchEC' }, { defaultSigningKeyPair: alias })
  const many = await createDomain(ctx, { name: 'BenchMany' })
  await system.store.close()
  await seed(settings.DATABASE_URL, { domainIds: [many.id], resourcesPerDomain: 10, clients })

  const authorizationsFile = path.join(dataDir, 'authorizations.txt')
  const numbers = Array.from({ length: clients }, (_, at) => at).filter(mayAskTokens)
  writeFileSync(authorizationsFile, numbers.map((at) => basic(seedClientId(at), seedSecret(at))).join('\n'))
  return { rs256: one, es256: ec, many: { domain: many.name, authorizationsFile, clients } }

  async function addDomain(name: string): Promise<Caller> {
    await createDomain(ctx, { name })
    await createResource(ctx, { name: 'Ledger', idDomain: name, scopes: [{ scopeName: 'read' }] })
    const { secret } = await createClient(ctx, {
      id: 'bench',
      name: 'Bench',
      idDomain: name,
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes: ['CLIENT_CREDENTIALS'],
      scopes: ['Ledger.read'],
      defaultScope: 'Ledger.read',
    })
    return { domain: name, authorization: basic('bench', secret ?? '') }
  }
}

/** Of the seeded clients every third is for browsers, every fourth is public, and a few have rare grants. */
function mayAskTokens(at: number): boolean {
  return at % 3 !== 0 && at % 4 !== 3 && at % 1000 !== 5 && at % 5000 !== 7
}
