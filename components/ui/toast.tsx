'use client'

import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { toast as store, type ToastEntry, toastStore } from '@/components/ui/toast-store'
import { toneText } from '@/components/ui/tone'
import { ToneIcon } from '@/components/ui/tone-icon'

/** `toast.success('Secret retired', { description, action: { label: 'Undo', onClick } })` */
export const toast = store

/** With something to press or a refusal to read, it stays longer. */
const STAY_MS = 6000
const STAY_LONGER_MS = 12_000

/** Once, in the root layout. Time stands still while a toast is pointed at or holds the focus. */
export function Toaster() {
  const entries = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer)
  const [held, setHeld] = useState(false)
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      aria-relevant="additions"
      data-toasts=""
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-60 flex flex-col items-end gap-2"
    >
      {entries.map((entry) => (
        <Toast key={entry.id} entry={entry} held={held} />
      ))}
    </section>
  )
}

function Toast({ entry, held }: { entry: ToastEntry; held: boolean }) {
  const { id, tone, message, description, action } = entry
  const stayMs = entry.durationMs ?? (action || tone === 'bad' ? STAY_LONGER_MS : STAY_MS)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => store.dismiss(id), stayMs)
    return () => clearTimeout(timer)
  }, [held, id, stayMs])
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className="rise-in pointer-events-auto flex w-full items-start gap-2.5 rounded-lg border bg-raised py-2 pr-1.5 pl-3 shadow-float sm:w-90"
    >
      <ToneIcon tone={tone} className={`mt-1.5 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium break-words">{message}</p>
        {description && <p className="text-sm break-words text-muted">{description}</p>}
      </div>
      {action && (
        <button
          type="button"
          onClick={() => {
            store.dismiss(id)
            action.onClick()
          }}
          className="h-7 shrink-0 rounded-md border border-strong bg-surface px-2 text-sm font-medium hover:bg-sunken"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => store.dismiss(id)}
        className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
      >
        <X aria-hidden size={14} />
      </button>
    </div>
  )
}
