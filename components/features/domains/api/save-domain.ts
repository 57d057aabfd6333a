import { updateDomainAction } from '@/lib/actions/domains/update-domain'
import type { DomainView, UpdateDomain } from '@/lib/schemas/domain'

/** Saves one concern of a domain over the version that was edited. */
export function saveDomain(id: string, patch: UpdateDomain, expectedVersion: number) {
  return updateDomainAction({ id, patch: { ...patch }, expectedVersion })
}

/** Custom attributes travel as one object: what a card does not name is kept, an empty value removes its key. */
export function mergeCustomAttrs(domain: DomainView, patch: Record<string, string>): UpdateDomain {
  const merged = { ...domain.customAttrs, ...patch }
  for (const [key, value] of Object.entries(patch)) if (value === '') delete merged[key]
  return { customAttrs: Object.keys(merged).length > 0 ? merged : null }
}

/** A custom attribute as text; empty when it was never set. */
export function customAttr(domain: DomainView, key: string): string {
  return String(domain.customAttrs?.[key] ?? '')
}
