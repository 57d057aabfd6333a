/** Cards of one page over one entity tell each other what they saved, before the page is fetched again. */
type Listener = (view: unknown) => void

const listeners = new Map<string, Set<Listener>>()

/** @returns a function that stops listening */
export function onOwnSave(entity: string, listener: Listener): () => void {
  const group = listeners.get(entity) ?? new Set()
  listeners.set(entity, group.add(listener))
  return () => {
    group.delete(listener)
    if (group.size === 0) listeners.delete(entity)
  }
}

export function announceOwnSave(entity: string, view: unknown): void {
  for (const listener of listeners.get(entity) ?? []) listener(view)
}
