/**
 * What an inventory consists of, in the order in which things come into being: a parent stands before its children, and
 * a partner's connection before its integrations, for which one is made where no line names any.
 */
export const INVENTORY_KINDS = [
  'customer',
  'partner',
  'gateway',
  'enterprise',
  'chain',
  'property',
  'environment',
  'application',
  'connection',
  'integration',
  'user',
  'client',
] as const
export type InventoryKind = (typeof INVENTORY_KINDS)[number]

/** Those that have a page of their own in the inventory; the others belong to an environment. */
export const LISTED_KINDS = [
  'customer',
  'enterprise',
  'chain',
  'property',
  'gateway',
  'environment',
  'partner',
  'application',
] as const satisfies readonly InventoryKind[]
export type ListedKind = (typeof LISTED_KINDS)[number]

export const KIND_WORDS: Record<InventoryKind, { one: string; many: string }> = {
  customer: { one: 'customer', many: 'customers' },
  partner: { one: 'partner', many: 'partners' },
  gateway: { one: 'gateway', many: 'gateways' },
  enterprise: { one: 'enterprise', many: 'enterprises' },
  chain: { one: 'chain', many: 'chains' },
  property: { one: 'property', many: 'properties' },
  environment: { one: 'environment', many: 'environments' },
  application: { one: 'application', many: 'applications' },
  integration: { one: 'integration', many: 'integrations' },
  user: { one: 'integration user', many: 'integration users' },
  client: { one: 'client', many: 'clients' },
  connection: { one: 'partner connection', many: 'partner connections' },
}

/** "3 chains", "one chain". */
export function counted(count: number, kind: InventoryKind): string {
  const { one, many } = KIND_WORDS[kind]
  return count === 1 ? `one ${one}` : `${count.toLocaleString('en')} ${many}`
}
