import type { AuditEntryView } from '@/lib/schemas/audit'

/** Parts of the sentence of an entry. */

export function inDomain(entry: AuditEntryView): string {
  return entry.domainName && entry.entityKind !== 'domain' ? ` in ${entry.domainName}` : ''
}

export function ofClient(entry: AuditEntryView): string {
  return entry.entityName ? ` of client ${entry.entityName}` : ''
}

export function viaOf(entry: AuditEntryView): string {
  return entry.detail?.via === 'basic' ? ' with Basic' : ''
}

export function nameOf(entry: AuditEntryView): string {
  return entry.entityName ? `as ${entry.entityName}` : 'with an unknown user name'
}

/** How many the entry is about, for example `12 users`. */
export function countOf(entry: AuditEntryView, noun = 'user'): string {
  const count = typeof entry.detail?.count === 'number' ? entry.detail.count : 0
  return count === 1 ? `one ${noun}` : `${count.toLocaleString('en')} ${noun}s`
}

export function reasonOf(entry: AuditEntryView): string {
  return typeof entry.detail?.reason === 'string' ? entry.detail.reason : 'no reason given'
}

/** A fact of the entry as text; empty where it has none. */
export function fact(entry: AuditEntryView, name: string): string {
  const value = entry.detail?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
