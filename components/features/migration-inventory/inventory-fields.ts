import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'

/** Things that already exist and can be referred to, by kind of reference. */
export type Suggestions = Partial<
  Record<'customer' | 'enterprise' | 'chain' | 'gateway' | 'domain' | 'partner', readonly string[]>
>

export interface FieldSpec {
  name: string
  label: string
  help?: string
  mono?: boolean
  optional?: boolean
  /** typed with suggestions of this kind */
  refersTo?: keyof Suggestions
  options?: readonly { value: string; label: string }[]
  /** one value a line */
  lines?: boolean
  /** set when it is made, fixed from then on */
  fixed?: boolean
}

const code = (help: string): FieldSpec => ({ name: 'code', label: 'Code', mono: true, help, fixed: true })
const name: FieldSpec = { name: 'name', label: 'Name' }

export const FIELDS: Record<ListedKind, readonly FieldSpec[]> = {
  customer: [{ ...name, help: 'The hotel group. Its people see its enterprises and nobody else’s.' }],
  partner: [
    name,
    {
      name: 'cloudAccountName',
      label: 'Cloud account name',
      mono: true,
      help: 'Begins the ids of its OCIM clients. Capital letters and digits.',
    },
  ],
  enterprise: [
    { name: 'customer', label: 'Customer', refersTo: 'customer', help: 'Name of the hotel group.', fixed: true },
    name,
    {
      name: 'code',
      label: 'Enterprise ID',
      mono: true,
      optional: true,
      help: '1 to 8 capital letters and digits, like no chain or property within. May be supplied later.',
    },
  ],
  chain: [
    {
      name: 'enterprise',
      label: 'Enterprise',
      refersTo: 'enterprise',
      help: 'Its Enterprise ID, or its name.',
      fixed: true,
    },
    code('Capital letters and digits. It stands in client ids and cannot be changed later.'),
    name,
  ],
  property: [
    { name: 'chain', label: 'Chain', refersTo: 'chain', mono: true, help: 'Code of the chain.', fixed: true },
    code('What callers send as x-hotelid. Cannot be changed later.'),
    name,
  ],
  gateway: [
    { ...name, mono: true, help: 'Lower-case letters, digits, hyphens: also its place in addresses.' },
    { name: 'host', label: 'Host', mono: true, help: 'As clients address it, without scheme and port.' },
    { name: 'domain', label: 'Identity domain', refersTo: 'domain', help: 'Its keys sign the tokens of this gateway.' },
  ],
  environment: [
    { name: 'chain', label: 'Chain', refersTo: 'chain', mono: true, help: 'Code of the chain.', fixed: true },
    code('What the chain calls it, for example PRD or UAT. Cannot be changed later.'),
    {
      name: 'kind',
      label: 'Kind',
      options: [
        { value: 'NON_PRODUCTION', label: 'Non-production' },
        { value: 'PRODUCTION', label: 'Production' },
      ],
    },
    { name: 'gateway', label: 'Gateway', refersTo: 'gateway', mono: true },
    { name: 'operator', label: 'Operator', optional: true, help: 'E-mail address of whoever leads this migration.' },
    {
      name: 'allowedNetworks',
      label: 'Allowed networks',
      mono: true,
      optional: true,
      lines: true,
      help: 'One a line, like 203.0.113.0/24. Empty: callers from everywhere.',
    },
  ],
  application: [
    name,
    {
      name: 'ownerKind',
      label: 'Built by',
      fixed: true,
      options: [
        { value: 'PARTNER', label: 'A partner' },
        { value: 'CUSTOMER', label: 'A customer' },
      ],
    },
    {
      name: 'owner',
      label: 'Owner',
      refersTo: 'partner',
      help: 'Cloud account name of the partner, or name of the customer.',
      fixed: true,
    },
  ],
}

export type FormValues = Record<string, string>

/** Values of a thing as its form holds them: lists are lines. */
export function formValues(kind: ListedKind, values: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    FIELDS[kind].map((field) => {
      const value = values[field.name]
      if (Array.isArray(value)) return [field.name, value.join('\n')]
      return [field.name, typeof value === 'string' ? value : (field.options?.[0]?.value ?? '')]
    }),
  )
}

/** The other way round, as the service takes them. */
export function serviceValues(kind: ListedKind, values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    FIELDS[kind].map(({ name: field, lines }) => {
      const value = values[field] ?? ''
      return [field, lines ? value.split(/[\s,]+/).filter(Boolean) : value.trim()]
    }),
  )
}
