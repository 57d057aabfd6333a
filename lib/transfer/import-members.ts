import { isAppError } from '@/lib/base/app-error'
import { adoptSecrets } from '@/lib/policy/adopt-secrets'
import { certificateOf } from '@/lib/policy/client-certificate-rules'
import { addClientCertificate } from '@/lib/policy/client-certificates'
import { auditedMembers } from '@/lib/policy/client-view'
import { createClient, updateClient } from '@/lib/policy/clients'
import { resourceMembers } from '@/lib/policy/resource-view'
import { createResource, updateResource } from '@/lib/policy/resources'
import { currentSecret, getsGeneratedSecret } from '@/lib/policy/secret-rules'
import type { ClientRecord, DomainRecord, ResourceRecord } from '@/lib/store/policy-types'
import type { TransferClient, TransferResource, TransferSecret } from './document'
import { places } from './entries'
import { secretsIn, withSecrets } from './named-secrets'
import type { Scene } from './scene'

/**
 * Makes or changes a resource server. A scope that goes may be one that clients of the file give up, and a new one may be
 * one that they take: so scopes are added at once, and taken away by what is returned, when the clients are done.
 */
export async function importResource(
  scene: Scene,
  domain: DomainRecord,
  given: TransferResource,
): Promise<() => Promise<unknown>> {
  const { ctx, tx, report } = scene
  const { name } = given
  const subject = { kind: 'resource server' as const, name, domain: domain.name }
  const current = await tx.resources.byName(domain.id, name)
  const finish = async () => {
    const patch = patchOf(scene, domain, given, current)
    if (current) await updateResource(ctx, { id: current.id }, patch)
    else await createResource(ctx, { name, idDomain: domain.name, ...patch })
    const saved = await tx.resources.byName(domain.id, name)
    if (!saved) throw new Error('a resource server that was just saved is there')
    return { before: current && resourceMembers(current, domain), after: resourceMembers(saved, domain) }
  }
  const { scopes } = given
  const going = current?.scopes.filter(({ scopeName }) => !scopes?.some((scope) => scope.scopeName === scopeName)) ?? []
  if (!current || !scopes || going.length === 0) {
    await report.of(subject, finish)
    return async () => undefined
  }
  const isNew = scopes.some(({ scopeName }) => !current.scopes.some((scope) => scope.scopeName === scopeName))
  // Should it be refused, it is refused again at the end, and told there.
  if (isNew) await updateResource(ctx, { id: current.id }, { scopes: [...scopes, ...going] }).catch(onlyRefusals)
  return () => report.of(subject, finish)
}

function patchOf(
  { values }: Scene,
  domain: DomainRecord,
  { name, ...members }: TransferResource,
  current: ResourceRecord | null,
) {
  if (!members.tokenAttributes) return members
  const place = `${places.resource(domain.name, name)}/tokenAttributes`
  const known = { ...secretsIn(current?.tokenAttributes ?? [], place), ...values }
  return { ...members, tokenAttributes: withSecrets(members.tokenAttributes, place, known, 'tokenAttributes') }
}

function onlyRefusals(error: unknown): void {
  if (!isAppError(error)) throw error
}

/** @param secrets what the sealed part has of the client; absent: the client keeps what it has */
export async function importClient(
  scene: Scene,
  domain: DomainRecord,
  given: TransferClient,
  secrets: readonly TransferSecret[] | undefined,
): Promise<void> {
  const { ctx, tx, report, values } = scene
  const { id, certificates = [], ...members } = given
  const isDone = await report.of({ kind: 'client', name: id, domain: domain.name }, async () => {
    const current = await tx.clients.byClientId(domain.id, id)
    const before = current && (await auditedMembers(tx, current, domain))
    const place = `${places.client(domain.name, id)}/attributes`
    const known = { ...secretsIn(current?.attributes ?? [], place), ...values }
    const patch = members.attributes
      ? { ...members, attributes: withSecrets(members.attributes, place, known, 'attributes') }
      : members
    if (current) await updateClient(ctx, { pk: current.pk }, patch)
    else await createClient(ctx, { id, idDomain: domain.name, ...patch }, { generatesSecret: false })
    const saved = await readClient(scene, domain, id)
    if (secrets) await adoptSecrets(tx, ctx, saved, domain, secrets.map(withDates))
    const lacksSecret = getsGeneratedSecret(saved.clientType) && !currentSecret(await tx.clients.secrets(saved.pk))
    return {
      before,
      after: await auditedMembers(tx, saved, domain),
      notes: lacksSecret ? ['has no secret; rotate it to give the client one'] : [],
    }
  })
  if (isDone) for (const text of certificates) await importCertificate(scene, domain, id, text)
}

async function importCertificate(scene: Scene, domain: DomainRecord, id: string, text: string): Promise<void> {
  const { ctx, tx, report } = scene
  const client = await readClient(scene, domain, id)
  const kind = 'client certificate' as const
  try {
    const { x5tS256, subject } = certificateOf(text, ctx.clock.now())
    const known = (await tx.clientCertificates.ofClient(client.pk)).some((own) => own.x5tS256 === x5tS256)
    await report.of({ kind, name: `${subject.replaceAll('\n', ', ')} of ${id}`, domain: domain.name }, async () => {
      if (!known) await addClientCertificate(ctx, { pk: client.pk }, { certificateValue: text })
      return { before: known ? { x5tS256 } : null, after: { x5tS256 } }
    })
  } catch (error) {
    if (!isAppError(error)) throw error
    // One that has ended, or that cannot be read, proves nobody; the client is whole without it.
    report.leftOut({ kind, name: `of ${id}`, domain: domain.name }, error.message)
  }
}

async function readClient({ tx }: Scene, domain: DomainRecord, id: string): Promise<ClientRecord> {
  const client = await tx.clients.byClientId(domain.id, id)
  if (!client) throw new Error('a client that was just saved is there')
  return client
}

function withDates({ createdAt, supersededAt, expiresAt, ...secret }: TransferSecret) {
  return {
    ...secret,
    createdAt: new Date(createdAt),
    supersededAt: supersededAt === null ? null : new Date(supersededAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  }
}
