import type { TokenAttribute } from '@/lib/schemas/token-attribute'

export const EXCHANGE_FIELDS = {
  delegation: 'TokenExchange_AllowedClientsForDelegation',
  impersonation: 'TokenExchange_AllowedClientsForImpersonation',
} as const
type ExchangeField = keyof typeof EXCHANGE_FIELDS

/** The client ids that an allow-list attribute holds, separated by commas; absent means nobody. */
export function allowedClients(attributes: readonly TokenAttribute[], field: ExchangeField): string[] {
  const value = attributes.find((each) => each.attrName === EXCHANGE_FIELDS[field])?.attrValue ?? ''
  return value
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
}

/** The attributes with both lists replaced; an empty list takes its attribute away. */
export function withAllowedClients(
  attributes: readonly TokenAttribute[],
  lists: Record<ExchangeField, readonly string[]>,
): TokenAttribute[] {
  const names: readonly string[] = Object.values(EXCHANGE_FIELDS)
  const kept = attributes.filter((each) => !names.includes(each.attrName))
  const added = (Object.keys(EXCHANGE_FIELDS) as ExchangeField[])
    .filter((field) => lists[field].length > 0)
    .map((field) => ({
      attrName: EXCHANGE_FIELDS[field],
      attrValue: lists[field].join(','),
      attrType: 'STATIC' as const,
    }))
  return [...kept, ...added]
}
