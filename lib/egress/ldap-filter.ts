import { AndFilter, EqualityFilter, type Filter, FilterParser, OrFilter, SubstringFilter } from 'ldapts'
import { LdapFailure } from './ldap-failure'

/**
 * A search condition. Values are carried as they are, in the binary form of the protocol, and never become part of a
 * filter text: nothing in them can end a condition or begin another. @see RFC 4511 §4.5.1.7
 */
export type LdapCondition =
  | { attribute: string; equals: string }
  | { attribute: string; startsWith: string }
  /** a filter that an administrator wrote; empty for none. @see RFC 4515 */
  | { text: string }
  | { all: readonly LdapCondition[] }
  | { any: readonly LdapCondition[] }

/** @throws LdapFailure protocol, for a filter text that cannot be read */
export function toFilter(condition: LdapCondition): Filter {
  if ('equals' in condition) return new EqualityFilter({ attribute: condition.attribute, value: condition.equals })
  if ('startsWith' in condition) {
    return new SubstringFilter({ attribute: condition.attribute, initial: condition.startsWith })
  }
  if ('text' in condition) return parseFilter(condition.text)
  if ('any' in condition) return new OrFilter({ filters: condition.any.map(toFilter) })
  const filters = condition.all.filter((part) => !('text' in part && part.text === '')).map(toFilter)
  const [only] = filters
  return filters.length === 1 && only ? only : new AndFilter({ filters })
}

function parseFilter(text: string): Filter {
  try {
    return FilterParser.parseString(text)
  } catch {
    throw new LdapFailure('protocol', 'The filter cannot be read')
  }
}

/** Whether an administrator's filter can be read. */
export function isReadableFilter(text: string): boolean {
  try {
    FilterParser.parseString(text)
    return true
  } catch {
    return false
  }
}
