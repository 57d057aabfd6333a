import type { Tone } from '@/components/ui/tone'

export interface ToastOptions {
  description?: string
  /** One thing to do about it: "Undo". */
  action?: { label: string; onClick: () => void }
  /** How long it stays while nobody points at it. */
  durationMs?: number
}

export interface ToastEntry extends ToastOptions {
  id: number
  tone: Tone
  message: string
}

const KEPT = 4
const none: readonly ToastEntry[] = []

let entries: readonly ToastEntry[] = none
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly ToastEntry[]): void {
  entries = next
  for (const listener of listeners) listener()
}

function add(tone: Tone, message: string, options: ToastOptions = {}): number {
  lastId += 1
  set([...entries, { ...options, id: lastId, tone, message }].slice(-KEPT))
  return lastId
}

/** Says what happened after an action, in place; the newest four stay. */
export const toast = {
  success: (message: string, options?: ToastOptions) => add('good', message, options),
  error: (message: string, options?: ToastOptions) => add('bad', message, options),
  info: (message: string, options?: ToastOptions) => add('info', message, options),
  warning: (message: string, options?: ToastOptions) => add('attention', message, options),
  dismiss: (id: number) => set(entries.filter((entry) => entry.id !== id)),
}

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => entries,
  readOnServer: () => none,
}
