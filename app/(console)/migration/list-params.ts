import type { ListParams } from '@/components/patterns/list-url'
import { one } from '../page-context'

const FILTERS = ['q', 'phase', 'kind', 'chain', 'enterprise', 'attention'] as const

/** The filters that board, list and calendar share, as their services take them. */
export function environmentFilters(params: ListParams): Record<string, string | undefined> {
  return Object.fromEntries(FILTERS.map((name) => [name, one(params[name])]))
}

/** Whether any of them is set: an empty list then teaches something else. */
export function isNarrowed(params: ListParams): boolean {
  return FILTERS.some((name) => one(params[name]))
}
