'use client'

import { useEffect, useRef } from 'react'
import { ToneIcon } from '@/components/ui/tone-icon'

export interface SummaryError {
  /** Id or name of the control to go to. */
  field?: string
  label: string
  message: string
}

/** What stands in the way of a save; takes the focus when it appears, and leads to each field. */
export function ErrorSummary({ errors }: { errors: readonly SummaryError[] }) {
  const box = useRef<HTMLDivElement>(null)
  const key = errors.map((error) => `${error.label}${error.message}`).join()
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (errors.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="flex gap-3 rounded-lg bg-bad-soft p-3 outline-none">
      <ToneIcon tone="bad" className="mt-0.5 text-bad" />
      <div className="min-w-0">
        <p className="font-medium">
          {errors.length === 1 ? 'One thing needs a correction' : `${errors.length} things need a correction`}
        </p>
        <ul className="mt-1 text-sm">
          {errors.map((error) => (
            <li key={`${error.field ?? ''}${error.label}${error.message}`}>
              {error.field ? (
                <button
                  type="button"
                  className="rounded-sm text-left underline underline-offset-2"
                  onClick={() => focusField(error.field ?? '')}
                >
                  {error.label}
                </button>
              ) : (
                error.label
              )}
              {error.message && `: ${error.message}`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function focusField(field: string): void {
  const target = document.getElementById(field) ?? document.getElementsByName(field)[0]
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}
