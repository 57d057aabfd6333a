import { z } from 'zod'
import { updateBrandingSchema } from '@/lib/schemas/branding'
import { createClientSchema } from '@/lib/schemas/client'
import { createDomainSchema } from '@/lib/schemas/domain'
import { createIdentityStoreSchema } from '@/lib/schemas/identity-store'
import { DOMAIN_KEY_STATES } from '@/lib/schemas/key-pair'
import { givenSettingsSchema } from '@/lib/schemas/oauth-config-schema'
import { createResourceSchema } from '@/lib/schemas/resource'
import { line, paragraph } from '@/lib/schemas/text'
import { trustedIssuerSchema } from '@/lib/schemas/trusted-issuer'
import { aliasNameSchema } from '@/lib/schemas/upload-key-pair'

/** Changes when a file of today could be misread by a server of before. */
export const TRANSFER_VERSION = 1
/** Longest file that is written and read. */
export const TRANSFER_MAX_BYTES = 32 * 1024 * 1024

const MAX_ENTITIES = 200_000
const many = <T extends z.ZodType>(item: T, max = MAX_ENTITIES) =>
  z.array(item, 'must be a list').max(max, `must have at most ${max.toLocaleString('en')} entries`)

/** A list whose elements are told apart by one member; to name one twice is a mistake. */
const distinct = <T extends z.ZodType>(
  item: T,
  identity: (entry: z.output<T>) => Record<string, string>,
  max = MAX_ENTITIES,
) =>
  many(item, max).superRefine((list, issues) => {
    const seen = new Set<string>()
    list.forEach((entry, index) => {
      for (const [member, value] of Object.entries(identity(entry))) {
        const key = `${member} ${value}`
        if (seen.has(key)) issues.addIssue({ code: 'custom', path: [index, member], message: 'is named twice' })
        seen.add(key)
      }
    })
  })
const byName = ({ name }: { name: string }) => ({ name: name.toLowerCase() })
const byAlias = ({ alias }: { alias: string }) => ({ alias })

const certificate = paragraph(100_000)
const instant = z.iso.datetime('must be an instant, for example 2027-01-31T00:00:00Z')

/** A public key that is trusted: with the certificate it came in, or as a JWK. */
const trustedKeySchema = z.union(
  [z.strictObject({ certificate }), z.record(z.string().max(16), z.string().max(20_000))],
  'must be a certificate in PEM or a JWK',
)
export type TransferTrustedKey = z.output<typeof trustedKeySchema>

const trustedIssuerEntry = trustedIssuerSchema
  .partial()
  .required({ issuer: true })
  .extend({ keys: z.array(trustedKeySchema).min(1, 'must name a key').max(20, 'must have at most 20 entries') })
export type TransferIssuer = z.output<typeof trustedIssuerEntry>

const resourceEntry = createResourceSchema.omit({ idDomain: true })
export type TransferResource = z.output<typeof resourceEntry>

const clientEntry = createClientSchema
  .omit({ idDomain: true, secret: true })
  .required({ id: true })
  .extend({ certificates: many(certificate, 20).optional() })
export type TransferClient = z.output<typeof clientEntry>

/** The part of a key pair in a domain; who verifies knows the key by `kid`. */
const domainKeyEntry = z.object({
  alias: aliasNameSchema,
  state: z.enum(DOMAIN_KEY_STATES, `must be one of ${DOMAIN_KEY_STATES.join(', ')}`),
  kid: line(300).min(1, 'is required'),
  publishedAt: instant,
  signingAt: instant.nullable(),
  retiresAt: instant.nullable(),
})
export type TransferDomainKey = z.output<typeof domainKeyEntry>

const keyPairEntry = z.object({ alias: aliasNameSchema, certificate })
export type TransferKeyPair = z.output<typeof keyPairEntry>

const domainEntry = createDomainSchema.omit({ defaultSigningKeyPair: true }).extend({
  branding: updateBrandingSchema.nullable().optional(),
  keys: distinct(domainKeyEntry, ({ alias, kid }) => ({ alias, kid }), 100).optional(),
  trustedIssuers: distinct(trustedIssuerEntry, ({ issuer }) => ({ issuer }), 200).optional(),
  resourceServers: distinct(resourceEntry, byName).optional(),
  clients: distinct(clientEntry, ({ id, name }) => ({ id, name: name.toLowerCase() })).optional(),
})
export type TransferDomain = z.output<typeof domainEntry>

const identityStoreEntry = createIdentityStoreSchema.omit({ bindPassword: true })
export type TransferIdentityStore = z.output<typeof identityStoreEntry>

/** Everything an administrator has set, under the names of the administration REST surface. */
export const transferSchema = z.object({
  gatehouse: z.literal(TRANSFER_VERSION),
  settings: givenSettingsSchema.optional(),
  identityStores: distinct(identityStoreEntry, byName, 1000).optional(),
  keyPairs: distinct(keyPairEntry, byAlias).optional(),
  domains: distinct(domainEntry, byName).optional(),
  /** a compact JWE under a passphrase */
  sealed: z.string('must be text').max(TRANSFER_MAX_BYTES).optional(),
})
export type TransferDocument = z.output<typeof transferSchema>

const secretEntry = z.strictObject({
  hashKind: z.enum(['SHA256', 'ARGON2ID']),
  hash: line(512).min(1),
  hint: line(8),
  createdAt: instant,
  supersededAt: instant.nullable(),
  expiresAt: instant.nullable(),
})
export type TransferSecret = z.output<typeof secretEntry>

/** What opens with the passphrase only. */
export const sealedSchema = z.strictObject({
  gatehouse: z.literal(TRANSFER_VERSION),
  keyPairs: many(z.strictObject({ alias: aliasNameSchema, privateKey: z.base64().max(20_000) })),
  clients: many(z.strictObject({ domain: z.string(), id: z.string(), secrets: many(secretEntry, 10) })),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type SealedContent = z.output<typeof sealedSchema>
