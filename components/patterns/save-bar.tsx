'use client'

import type { SaveState } from '@/components/patterns/save-state'
import { Button } from '@/components/ui/button'

interface SaveBarProps {
  /** How many changes wait; the bar is away at zero. */
  dirtyCount: number
  state: SaveState
  onSave: () => void
  onDiscard: () => void
  saveLabel?: string
}

/** Saves a whole page of changes at once; stays at the bottom edge while there are any. */
export function SaveBar({ dirtyCount, state, onSave, onDiscard, saveLabel = 'Save changes' }: SaveBarProps) {
  if (dirtyCount === 0) return null
  const saving = state.kind === 'saving'
  return (
    <section
      aria-label="Unsaved changes"
      className="rise-in sticky bottom-4 z-20 mt-6 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-accent bg-raised px-4 py-2.5 shadow-float"
    >
      <p role="status">
        {state.kind === 'disabled'
          ? state.reason
          : `${dirtyCount.toLocaleString('en')} unsaved ${dirtyCount === 1 ? 'change' : 'changes'}`}
      </p>
      <div className="ml-auto flex gap-2">
        <Button variant="ghost" onClick={onDiscard} disabled={saving}>
          Discard
        </Button>
        <Button variant="primary" onClick={onSave} loading={saving} disabled={state.kind === 'disabled'}>
          {saveLabel}
        </Button>
      </div>
    </section>
  )
}
