'use client'

import { type ComponentProps, type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

const OPEN_DELAY_MS = 350
/** Time for the pointer to cross the gap to the tip. */
const CLOSE_DELAY_MS = 120
/** After one tip the next opens at once for this long. */
const WARM_MS = 300

let lastClosedAtMs = Number.NEGATIVE_INFINITY

type TriggerProps = Pick<
  ComponentProps<'button'>,
  'onPointerEnter' | 'onPointerLeave' | 'onPointerDown' | 'onFocus' | 'onBlur'
>

/** When a tooltip is open; the trigger's own handlers keep working. */
export function useTooltip(own: TriggerProps) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const later = (next: boolean, waitMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!next) lastClosedAtMs = performance.now()
      setOpen(next)
    }, waitMs)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [open])

  const handlers: TriggerProps = {
    onPointerEnter: (event: PointerEvent<HTMLButtonElement>) => {
      own.onPointerEnter?.(event)
      if (event.pointerType === 'touch') return
      anchor.current = event.currentTarget
      later(true, performance.now() - lastClosedAtMs < WARM_MS ? 0 : OPEN_DELAY_MS)
    },
    onPointerLeave: (event: PointerEvent<HTMLButtonElement>) => {
      own.onPointerLeave?.(event)
      later(false, CLOSE_DELAY_MS)
    },
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      own.onPointerDown?.(event)
      clearTimeout(timer.current)
      setOpen(false)
    },
    onFocus: (event: FocusEvent<HTMLButtonElement>) => {
      own.onFocus?.(event)
      if (!event.currentTarget.matches(':focus-visible')) return
      anchor.current = event.currentTarget
      later(true, 0)
    },
    onBlur: (event: FocusEvent<HTMLButtonElement>) => {
      own.onBlur?.(event)
      clearTimeout(timer.current)
      setOpen(false)
    },
  }
  const hover = {
    onPointerEnter: () => clearTimeout(timer.current),
    onPointerLeave: () => later(false, CLOSE_DELAY_MS),
  }
  return { open, anchor, handlers, hover }
}
