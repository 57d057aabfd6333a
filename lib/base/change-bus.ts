import { singleton } from './singletons'

/** Something was changed and the change is committed. */
export interface Change {
  /** place in the audit chain */
  seq: number
  entityKind: string
  entityId: string | null
  domainId: string | null
}

type Listener = (change: Change) => void

/** One set of listeners for both bundles of the process. */
const listeners = (): Set<Listener> => singleton('change-bus', () => new Set<Listener>())

/** Tells every listener in this process, before the caller goes on. The store calls it after each commit. */
export function publishChange(change: Change): void {
  for (const listener of listeners()) listener(change)
}

/** @returns the function that ends the subscription */
export function onChange(listener: Listener): () => void {
  listeners().add(listener)
  return () => {
    listeners().delete(listener)
  }
}
