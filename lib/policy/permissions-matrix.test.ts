import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import * as download from '@/lib/keys/download'
import * as getKeyPair from '@/lib/keys/get-key-pair'
import * as keyPairs from '@/lib/keys/key-pairs'
import { publishableAliases } from '@/lib/keys/publishable-aliases'
import { signingOverview } from '@/lib/keys/signing-overview'
import * as staging from '@/lib/keys/staging'
import { buildKeyFileWorker } from '@/lib/keys/testing/key-file-worker'
import { EC_P256, OpensslFiles } from '@/lib/keys/testing/openssl-files'
import * as uploads from '@/lib/keys/upload-key-pairs'
import * as writeKeyPairs from '@/lib/keys/write-key-pairs'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { ResourceView } from '@/lib/schemas/resource'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { createUser } from '@/lib/users/users'
import * as branding from './branding'
import { previewBranding, registerBrandingPreview } from './branding-preview'
import * as bulkRotation from './bulk-rotation'
import * as clientCertificates from './client-certificates'
import { resourceLayers } from './client-layers'
import * as clientSecrets from './client-secrets'
import * as clients from './clients'
import * as domainChoices from './domain-choices'
import * as domains from './domains'
import * as listDomainMembers from './list-domain-members'
import * as oauthConfig from './oauth-config'
import { overview } from './overview'
import { passwordGrantUse } from './password-grant-use'
import { pkceUse } from './pkce-use'
import * as previewPeople from './preview-people'
import * as resources from './resources'
import * as search from './search'
import { listServerSettings } from './server-settings'
import { currentSwitches } from './server-switches'
import { type TestCertificate, testCertificate } from './testing/certificates'
import { startFamily } from './testing/families'
import { openWorld, person, type World } from './testing/world'
import * as tokenFamilies from './token-families'
import * as tokenRevocation from './token-revocation'
import * as trustedIssuers from './trusted-issuers'
import { registerAssertionProbe, tryAssertion } from './try-assertion'

/** Everything the rooms of policy and keys let a door call. A new operation must say here who may do it. */
const MODULES = {
  ...domains,
  ...resources,
  ...clients,
  ...clientSecrets,
  ...clientCertificates,
  ...trustedIssuers,
  tryAssertion,
  ...bulkRotation,
  ...branding,
  previewBranding,
  pkceUse,
  ...search,
  ...keyPairs,
  ...writeKeyPairs,
  ...uploads,
  ...staging,
  getKeyPair: getKeyPair.getKeyPair,
  downloadKeyPairFile: download.downloadKeyPairFile,
  publishableAliases,
  signingOverview,
  ...domainChoices,
  ...listDomainMembers,
  listFamilies: tokenFamilies.listFamilies,
  ...tokenRevocation,
  ...previewPeople,
  getOAuthConfig: oauthConfig.getOAuthConfig,
  checkOAuthConfig: oauthConfig.checkOAuthConfig,
  replaceOAuthConfig: oauthConfig.replaceOAuthConfig,
  updateOAuthConfig: oauthConfig.updateOAuthConfig,
  currentSwitches,
  resourceLayers,
  listServerSettings,
  overview,
  passwordGrantUse,
}

/** A domain with something in it; made anew once an operation has taken something of it away. */
interface Estate {
  /** in the identity store of the domain, which no other domain uses */
  personId: string
  domain: DomainView
  empty: DomainView
  resource: ResourceView
  client: ClientView
  unusedAlias: string
  publishedAlias: string
  retiringAlias: string
  issuerId: string
}
type Call = (ctx: ServiceContext, estate: Estate) => Promise<unknown>

/**
 * Who may: R everybody with a role, in the domains they reach; W administrators, and domain administrators in their own
 * domains; A administrators only; D administrators only, where a domain is named: others learn of no foreign one.
 */
type Who = 'R' | 'W' | 'A' | 'D'
const OPERATIONS: Record<keyof typeof MODULES, { who: Who; isList?: boolean; call: Call }> = {
  listDomains: { who: 'R', isList: true, call: (ctx) => domains.listDomains(ctx) },
  listDomainMembers: {
    who: 'R',
    isList: true,
    call: (ctx) => listDomainMembers.listDomainMembers(ctx, undefined, 100),
  },
  domainChoices: { who: 'R', isList: true, call: (ctx) => domainChoices.domainChoices(ctx) },
  getDomain: { who: 'R', call: (ctx, { domain }) => domains.getDomain(ctx, { id: domain.id }) },
  createDomain: {
    who: 'A',
    call: (ctx) => domains.createDomain(ctx, { name: unique('Made'), defaultSigningKeyPair: alias }),
  },
  updateDomain: {
    who: 'W',
    call: (ctx, { domain }) => domains.updateDomain(ctx, { name: domain.name }, { description: unique('d') }),
  },
  previewDomainDeletion: { who: 'A', call: (ctx, { empty }) => domains.previewDomainDeletion(ctx, { id: empty.id }) },
  deleteDomain: { who: 'A', call: (ctx, { empty }) => domains.deleteDomain(ctx, { id: empty.id }) },
  listResources: { who: 'R', isList: true, call: (ctx) => resources.listResources(ctx) },
  getResource: { who: 'R', call: (ctx, { resource }) => resources.getResource(ctx, { id: resource.id }) },
  createResource: {
    who: 'W',
    call: (ctx, { domain }) => resources.createResource(ctx, { name: unique('R'), idDomain: domain.name }),
  },
  updateResource: {
    who: 'W',
    call: (ctx, { resource }) => resources.updateResource(ctx, { id: resource.id }, { description: unique('d') }),
  },
  previewResourceDeletion: {
    who: 'W',
    call: (ctx, { resource }) => resources.previewResourceDeletion(ctx, { id: resource.id }),
  },
  deleteResource: { who: 'W', call: (ctx, { resource }) => resources.deleteResource(ctx, { id: resource.id }) },
  listClients: { who: 'R', isList: true, call: (ctx) => clients.listClients(ctx) },
  getClient: {
    who: 'R',
    call: (ctx, { client, domain }) => clients.getClient(ctx, { clientId: client.id, domainName: domain.name }),
  },
  createClient: {
    who: 'W',
    call: (ctx, { domain }) =>
      clients.createClient(ctx, { name: unique('C'), idDomain: domain.name, clientType: 'PUBLIC_CLIENT' }),
  },
  updateClient: {
    who: 'W',
    call: (ctx, { client }) => clients.updateClient(ctx, { pk: client.pk }, { description: unique('d') }),
  },
  previewClientDeletion: { who: 'W', call: (ctx, { client }) => clients.previewClientDeletion(ctx, { pk: client.pk }) },
  deleteClient: { who: 'W', call: (ctx, { client }) => clients.deleteClient(ctx, { pk: client.pk }) },
  listClientCertificates: {
    who: 'R',
    call: (ctx, { client }) => clientCertificates.listClientCertificates(ctx, { pk: client.pk }),
  },
  addClientCertificate: {
    who: 'W',
    call: async (ctx, { client }) => {
      const { pem: certificateValue } = await testCertificate()
      return clientCertificates.addClientCertificate(ctx, { pk: client.pk }, { certificateValue })
    },
  },
  removeClientCertificates: {
    who: 'W',
    call: (ctx, { client }) => clientCertificates.removeClientCertificates(ctx, { pk: client.pk }),
  },
  listTrustedIssuers: { who: 'R', call: (ctx, { domain }) => trustedIssuers.listTrustedIssuers(ctx, domain.id) },
  createTrustedIssuer: {
    who: 'W',
    call: (ctx, { domain }) =>
      trustedIssuers.createTrustedIssuer(ctx, domain.id, { issuer: unique('iss'), keys: partner.pem }),
  },
  updateTrustedIssuer: {
    who: 'W',
    call: (ctx, { issuerId }) => trustedIssuers.updateTrustedIssuer(ctx, issuerId, { description: unique('d') }),
  },
  deleteTrustedIssuer: { who: 'W', call: (ctx, { issuerId }) => trustedIssuers.deleteTrustedIssuer(ctx, issuerId) },
  tryAssertion: { who: 'R', call: (ctx, { domain }) => tryAssertion(ctx, domain.id, { assertion: 'a.b.c' }) },
  rotateClientSecret: { who: 'W', call: (ctx, { client }) => clientSecrets.rotateClientSecret(ctx, client.pk) },
  retireClientSecret: {
    who: 'W',
    call: (ctx, { client }) => clientSecrets.retireClientSecret(ctx, client.pk, client.secrets[1]?.id ?? ''),
  },
  setClientSecretEnd: {
    who: 'W',
    call: (ctx, { client }) =>
      clientSecrets.setClientSecretEnd(ctx, client.pk, { secretId: client.secrets[0]?.id, expiresAt: null }),
  },
  revealClientSecret: {
    who: 'W',
    call: (ctx, { client }) => clientSecrets.revealClientSecret(ctx, client.pk, client.secrets[0]?.id ?? ''),
  },
  rotatableClients: { who: 'W', isList: true, call: (ctx) => bulkRotation.rotatableClients(ctx, {}) },
  previewBulkRotation: {
    who: 'W',
    call: (ctx, { client }) => bulkRotation.previewBulkRotation(ctx, { pks: [client.pk] }),
  },
  rotateClientSecrets: {
    who: 'W',
    call: async (ctx, { client }) => {
      const pks = [client.pk]
      const { fingerprint } = await bulkRotation.previewBulkRotation(world.system, { pks })
      return bulkRotation.rotateClientSecrets(ctx, { pks, fingerprint, passphrase: 'a quiet river bends north' })
    },
  },
  listFamilies: { who: 'R', call: (ctx, { client }) => tokenFamilies.listFamilies(ctx, { clientPk: client.pk }) },
  revokeAccessToken: {
    who: 'W',
    call: (ctx, { domain }) =>
      tokenRevocation.revokeAccessToken(ctx, domain.id, unique('jti'), addSeconds(world.clock.now(), 60)),
  },
  revokeFamily: {
    who: 'W',
    call: async (ctx, { client, domain }) =>
      tokenRevocation.revokeFamily(ctx, await startFamily(world.store, client.pk, domain.id)),
  },
  revokeClientTokens: { who: 'W', call: (ctx, { client }) => tokenRevocation.revokeClientTokens(ctx, client.pk) },
  getBranding: { who: 'R', call: (ctx, { domain }) => branding.getBranding(ctx, { domainId: domain.id }) },
  updateBranding: {
    who: 'W',
    call: (ctx, { domain }) => branding.updateBranding(ctx, { id: domain.id, patch: { displayName: unique('Shown') } }),
  },
  previewBranding: {
    who: 'R',
    call: (ctx, { domain }) => previewBranding(ctx, domain.id, { ...PLAIN_LOOK, page: 'sign-in', logoVersion: null }),
  },
  pkceUse: { who: 'R', call: (ctx, { domain }) => pkceUse(ctx, domain.id) },
  passwordGrantUse: { who: 'R', call: (ctx, { domain }) => passwordGrantUse(ctx, domain.id) },
  searchPeople: { who: 'R', call: (ctx, { domain }) => previewPeople.searchPeople(ctx, domain.id, 'casey') },
  previewPerson: {
    who: 'R',
    call: (ctx, { domain, personId }) => previewPeople.previewPerson(ctx, domain.id, personId),
  },
  resourceLayers: { who: 'R', call: (ctx, { client }) => resourceLayers(ctx, client) },
  currentSwitches: { who: 'R', isList: true, call: (ctx) => currentSwitches(ctx) },
  getOAuthConfig: { who: 'R', isList: true, call: (ctx) => oauthConfig.getOAuthConfig(ctx) },
  checkOAuthConfig: { who: 'A', call: (ctx) => oauthConfig.checkOAuthConfig(ctx, []) },
  replaceOAuthConfig: { who: 'A', call: (ctx) => oauthConfig.replaceOAuthConfig(ctx, []) },
  updateOAuthConfig: { who: 'A', call: (ctx) => oauthConfig.updateOAuthConfig(ctx, []) },
  listServerSettings: { who: 'R', isList: true, call: async (ctx) => listServerSettings(ctx) },
  overview: { who: 'R', isList: true, call: (ctx) => overview(ctx) },
  searchConsole: { who: 'R', isList: true, call: (ctx, { domain }) => search.searchConsole(ctx, domain.name) },
  listKeyPairs: { who: 'R', isList: true, call: (ctx) => keyPairs.listKeyPairs(ctx, null, 200) },
  createKeyPair: {
    who: 'A',
    call: (ctx) => writeKeyPairs.createKeyPair(ctx, { aliasName: unique('pair'), kind: 'EC_P256' }),
  },
  deleteKeyPair: { who: 'A', call: (ctx, { unusedAlias }) => writeKeyPairs.deleteKeyPair(ctx, unusedAlias) },
  uploadKeyPairs: { who: 'A', call: (ctx) => uploads.uploadKeyPairs(ctx, [jsonPair(unique('up'))]) },
  uploadKeyFile: {
    who: 'A',
    call: (ctx) => uploads.uploadKeyFile(ctx, { form: 'pem', aliasName: unique('up'), text: files.pem('pair') }),
  },
  replaceKeyPairs: { who: 'A', call: (ctx, { unusedAlias }) => uploads.replaceKeyPairs(ctx, [jsonPair(unusedAlias)]) },
  replaceKeyFile: {
    who: 'A',
    call: (ctx, { unusedAlias: aliasName }) =>
      uploads.replaceKeyFile(ctx, { form: 'pem', aliasName, text: files.pem('pair') }),
  },
  getKeyPair: {
    who: 'R',
    call: (ctx, { domain }) => getKeyPair.getKeyPair(ctx, { alias: domain.defaultSigningKeyPair }),
  },
  downloadKeyPairFile: {
    who: 'R',
    call: async (ctx, { domain }) => {
      const pair = await world.store.keyPairs.byAlias(domain.defaultSigningKeyPair)
      return download.downloadKeyPairFile(ctx, pair?.id ?? '', 'certificate.pem')
    },
  },
  signingOverview: { who: 'R', call: (ctx, { domain }) => signingOverview(ctx, domain.id) },
  publishableAliases: { who: 'R', call: (ctx, { domain }) => publishableAliases(ctx, domain.id) },
  publishKeyPair: {
    who: 'D',
    call: (ctx, { domain, unusedAlias: aliasName }) => staging.publishKeyPair(ctx, domain.id, { aliasName }),
  },
  publishNewKeyPair: {
    who: 'D',
    call: (ctx, { domain }) => staging.publishNewKeyPair(ctx, domain.id, { kind: 'EC_P256' }),
  },
  signWithKeyPair: {
    who: 'D',
    call: (ctx, { domain, publishedAlias: aliasName }) => staging.signWithKeyPair(ctx, domain.id, { aliasName }),
  },
  abortPublication: {
    who: 'D',
    call: (ctx, { domain, publishedAlias: aliasName }) => staging.abortPublication(ctx, domain.id, { aliasName }),
  },
  endRetirement: {
    who: 'D',
    call: (ctx, { domain, retiringAlias: aliasName }) => staging.endRetirement(ctx, domain.id, { aliasName }),
  },
  domainKeys: { who: 'R', call: (ctx, { domain }) => keyPairs.domainKeys(ctx, domain.id) },
}

const PLAIN_LOOK = {
  displayName: '',
  accentLight: null,
  accentDark: null,
  supportUrl: null,
  privacyUrl: null,
  termsUrl: null,
}

/** A pair from outside. */
const files = new OpensslFiles()
function jsonPair(aliasName: string) {
  const { certificate, privateKey } = files.der('pair')
  return { aliasName, publicKey: certificate.toString('base64'), privateKey: privateKey.toString('base64') }
}
async function published({ id }: DomainView): Promise<string> {
  const aliasName = unique('staged')
  await writeKeyPairs.createKeyPair(world.system, { aliasName, kind: 'EC_P256' })
  await staging.publishKeyPair(world.system, id, { aliasName })
  return aliasName
}

let world: World
let partner: TestCertificate
let alias = ''
let counter = 0
let standing: Estate | undefined
const unique = (prefix: string) => `${prefix}${++counter}`

async function makeEstate(): Promise<Estate> {
  const own = alias ? { defaultSigningKeyPair: alias } : {}
  const store = await createIdentityStore(world.system, { name: unique('People'), kind: 'BUILT_IN' })
  const { id: personId } = await createUser(world.system, store.id, { username: 'casey' })
  const domain = await domains.createDomain(world.system, {
    name: unique('Estate'),
    identityProvider: store.name,
    oldSecretRetentionTimeInDays: 9,
    ...own,
  })
  alias ||= domain.defaultSigningKeyPair
  const empty = await domains.createDomain(world.system, { name: unique('Empty'), defaultSigningKeyPair: alias })
  const resource = await resources.createResource(world.system, { name: unique('Api'), idDomain: domain.name })
  const input = { name: unique('Client'), idDomain: domain.name, clientType: 'CONFIDENTIAL_CLIENT' }
  const { client: made } = await clients.createClient(world.system, input)
  const { client } = await clientSecrets.rotateClientSecret(world.system, made.pk)
  const unusedAlias = unique('unused')
  await writeKeyPairs.createKeyPair(world.system, { aliasName: unusedAlias, kind: 'EC_P256' })
  const publishedAlias = await published(domain)
  const retiringAlias = await published(domain)
  for (const aliasName of [retiringAlias, domain.defaultSigningKeyPair]) {
    await staging.signWithKeyPair(world.system, domain.id, { aliasName })
  }
  const certificateValue = partner.pem
  await clientCertificates.addClientCertificate(world.system, { pk: client.pk }, { certificateValue })
  const given = { issuer: unique('issuer'), keys: partner.pem }
  const { id: issuerId } = await trustedIssuers.createTrustedIssuer(world.system, domain.id, given)
  return { personId, domain, empty, resource, client, unusedAlias, publishedAlias, retiringAlias, issuerId }
}

beforeAll(async () => {
  await buildKeyFileWorker()
  files.pair('pair', EC_P256)
  world = await openWorld()
  partner = await testCertificate()
  // Whatever the rules say of an assertion, the question is who may ask.
  registerAssertionProbe({
    check: async () => ({ outcome: 'refused', rule: { id: 'assertion.format', expected: '', got: '', where: '' } }),
  })
  registerBrandingPreview({ render: async () => '<p>' })
  const recovery = { name: 'ClientSecretRecoveryEnabled', type: 'xsd:boolean', value: 'true' }
  await world.store.oauthConfig.insert({ settings: [recovery], updatedAt: world.clock.now() })
})
afterAll(() => world.close())

const ROLES = ['administrator', 'domain administrator', 'auditor', 'nobody', 'system'] as const
type RoleName = (typeof ROLES)[number]
function actorFor(role: RoleName, ownDomainIds: string[]): Actor {
  const authenticatedAt = world.clock.now()
  if (role === 'administrator') return person('ada', 'ADMINISTRATOR', { authenticatedAt })
  if (role === 'auditor') return person('otto', 'AUDITOR', { authenticatedAt })
  if (role === 'system') return SYSTEM
  if (role === 'nobody') return ANONYMOUS
  return person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ownDomainIds, authenticatedAt })
}

/** What must happen: `done`, or the code of the refusal. */
function expected(who: Who, isList: boolean, role: RoleName, isOwn: boolean): string {
  if (role === 'nobody') return 'unauthenticated'
  if (role === 'administrator' || role === 'system') return 'done'
  if (role === 'auditor') return who === 'R' ? 'done' : 'forbidden'
  if (who === 'A') return 'forbidden'
  if (who === 'D') return isOwn ? 'forbidden' : 'not_found'
  return isOwn || isList ? 'done' : 'not_found'
}

async function outcomeOf(work: () => Promise<unknown>): Promise<{ outcome: string; result: unknown }> {
  try {
    return { outcome: 'done', result: await work() }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { outcome: error.code, result: null }
  }
}

describe('who may do what, where', () => {
  it('lists every operation that can be called', () => {
    // Steps of operations, not doors: they are given a context but are called by the operations above only.
    const steps = ['authorizeSecretChange']
    const found = ['lib/policy', 'lib/keys'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .flatMap((file) => [
          ...readFileSync(join(folder, file), 'utf8').matchAll(
            /export (?:async )?function (\w+)\(\s*ctx: ServiceContext/g,
          ),
        ])
        .map((match) => match[1] ?? ''),
    )
    expect(found.filter((name) => !steps.includes(name)).sort()).toEqual(Object.keys(OPERATIONS).sort())
    expect(Object.keys(MODULES).sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  const cases = (
    Object.entries(OPERATIONS) as [keyof typeof MODULES, (typeof OPERATIONS)[keyof typeof MODULES]][]
  ).flatMap(([name, operation]) =>
    ROLES.flatMap((role) => [true, false].map((isOwn) => ({ name, role, isOwn, ...operation }))),
  )

  it.each(cases)('$name by $role, own domain $isOwn', async ({ name, who, isList, call, role, isOwn }) => {
    standing ??= await makeEstate()
    const estate = standing
    const own = isOwn ? [estate.domain.id, estate.empty.id] : []
    const ctx = world.as(actorFor(role, own))
    const headBefore = (await world.store.audit.head()).seq
    const { outcome, result } = await outcomeOf(() => call(ctx, estate))
    if (outcome === 'done' && /^(delete|remove|retire|rotate|publishKey|signWith|abort|endRet)/.test(name))
      standing = undefined
    expect(outcome).toBe(expected(who, isList ?? false, role, isOwn))
    if (outcome !== 'done') expect((await world.store.audit.head()).seq).toBe(headBefore)
    if (role === 'domain administrator' && isList && !isOwn) {
      const text = JSON.stringify(result)
      for (const foreign of [estate.domain.name, estate.client.name, estate.resource.name]) {
        expect(text).not.toContain(foreign)
      }
    }
  })

  it('keeps the names of foreign domains out of a shared key pair', async () => {
    const [mine, other] = [await makeEstate(), await makeEstate()]
    const ctx = world.as(actorFor('domain administrator', [mine.domain.id]))
    const { items } = await keyPairs.listKeyPairs(ctx)
    expect([...new Set(items.flatMap((item) => item.domainNames))]).toEqual([mine.domain.name])
    expect(JSON.stringify(items.map((item) => item.domainNames))).not.toContain(other.domain.name)
  })

  it('lets a domain administrator change everything of its domain but the signing key', async () => {
    const estate = await makeEstate()
    const other = await domains.createDomain(world.system, { name: unique('Keyed') })
    const ctx = world.as(actorFor('domain administrator', [estate.domain.id]))
    await expect(
      domains.updateDomain(ctx, { id: estate.domain.id }, { defaultSigningKeyPair: other.defaultSigningKeyPair }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const same = { defaultSigningKeyPair: estate.domain.defaultSigningKeyPair, description: 'fine' }
    await expect(domains.updateDomain(ctx, { id: estate.domain.id }, same)).resolves.toMatchObject({
      description: 'fine',
    })
  })

  it('answers a domain administrator alike for what is foreign and what does not exist', async () => {
    const estate = await makeEstate()
    const ctx = world.as(actorFor('domain administrator', []))
    const refusals = await Promise.all(
      [estate.client.pk, 'no-such-client'].map((pk) =>
        clients.getClient(ctx, { pk }).catch((error: Error) => error.message),
      ),
    )
    expect(refusals[0]).toBe(refusals[1])
    const creations = await Promise.all(
      [estate.domain.name, 'Nowhere'].map((idDomain) =>
        resources
          .createResource(ctx, { name: 'R', idDomain })
          .catch(({ message, fieldErrors }) => ({ message, fieldErrors })),
      ),
    )
    expect(creations[0]).toEqual(creations[1])
  })
})
