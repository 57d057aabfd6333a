import type { InventoryKind } from './inventory-kinds'

export const INVENTORY_IMPORT_MAX_BYTES = 512 * 1024 * 1024
export const INVENTORY_IMPORT_MAX_LINES = 1_000_000
/** Passwords and secrets that are hashed slowly; more would keep people from signing in for minutes. */
export const INVENTORY_IMPORT_MAX_SECRETS = 2000
/** Problems that are told one by one; the others are counted. */
export const INVENTORY_IMPORT_MAX_PROBLEMS = 10_000
/** Up to so many new things an import is one transaction; above it, batches that are each whole. */
export const INVENTORY_IMPORT_ONE_TRANSACTION = 20_000

/** Columns of a file, and members of its objects; which of them a kind has is told by the reference. */
export const INVENTORY_COLUMNS = [
  'kind',
  'parent',
  'code',
  'name',
  'type',
  'gateway',
  'host',
  'partner',
  'application',
  'integration',
  'email',
  'networks',
  'properties',
  'streaming',
  'separated',
  'secret',
] as const
export type InventoryColumn = (typeof INVENTORY_COLUMNS)[number]

/** What one kind needs, in words: for the page and the template. */
export const COLUMN_HELP: Record<InventoryKind, string> = {
  customer: 'name',
  partner: 'name, code (cloud account name)',
  gateway: 'name, host, parent (identity domain)',
  enterprise: 'name, parent (customer), code (Enterprise ID, may be empty)',
  chain: 'code, name, parent (Enterprise ID, or name of the enterprise)',
  property: 'code, name, parent (chain)',
  environment: 'code, parent (chain), type (PRODUCTION or NON_PRODUCTION), gateway; networks, email (operator)',
  application: 'name, partner (account name) or parent (customer); secret (its key)',
  integration: 'name, parent (CHAIN/ENVIRONMENT); partner, application, email (owner), streaming, separated',
  user: 'name, parent (CHAIN/ENVIRONMENT), integration; secret (password, or its argon2id hash)',
  client: 'code (client id of SSD), parent (CHAIN/ENVIRONMENT); partner, secret (or its argon2id hash)',
  connection: 'partner, parent (CHAIN/ENVIRONMENT); properties (codes, parted by blanks; empty: all)',
}

export interface InventoryProblem {
  /** of the file, the first being 1; in JSON the line on which the object begins */
  line: number
  column: string
  rule: string
}

export interface InventoryCheck {
  lines: number
  /** what would be added, by kind */
  added: Partial<Record<InventoryKind, number>>
  /** what is there already and stays as it is */
  existing: number
  /** lines that are wrong, all of them counted */
  bad: number
  problems: InventoryProblem[]
  /** stands for this outcome; whoever confirms brings it back */
  proof: string
}

/** What a check or an import tells while it goes on, one a line. */
export type InventoryProgress =
  | { step: 'reading'; lines: number }
  | { step: 'checking' | 'storing'; done: number; of: number }
  | { step: 'checked'; check: InventoryCheck }
  | { step: 'stored'; added: number; batches: number }

/** The same, with how it may end otherwise. */
export type InventoryStep = InventoryProgress | { step: 'failed'; code: string; message: string }
