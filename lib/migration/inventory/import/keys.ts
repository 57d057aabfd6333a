import { sha256Hex } from '@/lib/base/hash'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import type { ImportedValues } from './row-schemas'

/** Another line, or something that is there already, by kind and key. */
export interface Reference {
  /** column that names it */
  column: string
  kind: InventoryKind
  /** any of these will do; the first that is found counts */
  keys: readonly string[]
}

type Values<K extends InventoryKind> = ImportedValues<K>
const lower = (text: string) => text.toLowerCase()

/** Codes and names by which something is told from others of its kind: two lines that share one are one thing too many. */
export const KEYS: { [K in InventoryKind]: (values: Values<K>) => readonly [column: string, key: string][] } = {
  customer: ({ name }) => [['name', `n:${lower(name)}`]],
  partner: ({ name, code }) => [
    ['code', `c:${code}`],
    ['name', `n:${lower(name)}`],
  ],
  gateway: ({ name, host }) => [
    ['name', `n:${name}`],
    ['host', `h:${host}`],
  ],
  enterprise: ({ name, code }) => [
    ...(code ? ([['code', `c:${code}`]] as [string, string][]) : []),
    ['name', `n:${lower(name)}`],
  ],
  chain: ({ code }) => [['code', `c:${code}`]],
  property: ({ code, parent }) => [['code', `c:${parent}/${code}`]],
  environment: ({ code, parent }) => [['code', `c:${lower(`${parent}/${code}`)}`]],
  application: (values) => [
    ['name', `c:${ownerKey(values)}/${lower(values.name)}`],
    ...(values.secret ? ([['secret', `k:${sha256Hex(values.secret)}`]] as [string, string][]) : []),
  ],
  integration: ({ name, parent }) => [['name', `c:${lower(parent)}/${lower(name)}`]],
  user: ({ name, parent }) => [['name', `c:${lower(parent)}/${lower(name)}`]],
  client: ({ code, parent, partner }) => [
    ['code', `c:${code}`],
    ['partner', `s:${lower(parent)}/${partner ?? ''}`],
  ],
  connection: ({ partner, parent }) => [['partner', `c:${lower(parent)}/${partner}`]],
}

/** Who an application is of, as its key says it. */
export function ownerKey({ partner, parent }: { partner?: string | undefined; parent?: string | undefined }): string {
  return partner === undefined ? `customer:${lower(parent ?? '')}` : `partner:${partner}`
}

const partnerReference = (partner: string): Reference => ({
  column: 'partner',
  kind: 'partner',
  keys: [`c:${partner}`],
})
const environmentReference = (parent: string): Reference => ({
  column: 'parent',
  kind: 'environment',
  keys: [`c:${lower(parent)}`],
})

/** What a line refers to; identity domains are no part of an inventory and are looked up apart. */
export const REFERENCES: { [K in InventoryKind]: (values: Values<K>) => Reference[] } = {
  customer: () => [],
  partner: () => [],
  gateway: () => [],
  enterprise: ({ parent }) => [{ column: 'parent', kind: 'customer', keys: [`n:${lower(parent)}`] }],
  chain: ({ parent }) => [{ column: 'parent', kind: 'enterprise', keys: [`c:${parent}`, `n:${lower(parent)}`] }],
  property: ({ parent }) => [{ column: 'parent', kind: 'chain', keys: [`c:${parent}`] }],
  environment: ({ parent, gateway }) => [
    { column: 'parent', kind: 'chain', keys: [`c:${parent}`] },
    { column: 'gateway', kind: 'gateway', keys: [`n:${gateway}`] },
  ],
  application: ({ partner, parent }) =>
    partner === undefined
      ? [{ column: 'parent', kind: 'customer', keys: [`n:${lower(parent ?? '')}`] }]
      : [partnerReference(partner)],
  integration: ({ parent, partner }) => [
    environmentReference(parent),
    ...(partner === undefined ? [] : [partnerReference(partner)]),
  ],
  user: ({ parent, integration }) => [
    environmentReference(parent),
    { column: 'integration', kind: 'integration', keys: [`c:${lower(parent)}/${lower(integration)}`] },
  ],
  client: ({ parent, partner }) => [
    environmentReference(parent),
    ...(partner === undefined ? [] : [partnerReference(partner)]),
  ],
  connection: ({ parent, partner, properties }) => [
    environmentReference(parent),
    partnerReference(partner),
    ...properties.map(
      (code): Reference => ({
        column: 'properties',
        kind: 'property',
        keys: [`c:${(parent.split('/')[0] ?? '').toUpperCase()}/${code}`],
      }),
    ),
  ],
}

export function keysOf(kind: InventoryKind, values: ImportedValues): readonly [string, string][] {
  return (KEYS[kind] as (given: ImportedValues) => readonly [string, string][])(values)
}

export function referencesOf(kind: InventoryKind, values: ImportedValues): Reference[] {
  return (REFERENCES[kind] as (given: ImportedValues) => Reference[])(values)
}
