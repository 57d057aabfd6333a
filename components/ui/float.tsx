'use client'

import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { FloatContext } from '@/components/ui/float-context'

export interface FloatProps {
  /** Leave both out, and it keeps its own state. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/**
 * What Menu and Popover share. The browser's popover does the hard part: top layer, Escape, a press outside, nesting.
 */
export function Float({ open: controlled, onOpenChange, children }: FloatProps) {
  const [inner, setInner] = useState(false)
  const open = controlled ?? inner
  const panelId = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const shown = useRef<(() => void) | null>(null)
  const notify = useRef(onOpenChange)
  useEffect(() => {
    notify.current = onOpenChange
  })

  const actions = useMemo(() => {
    const change = (next: boolean) => {
      setInner(next)
      notify.current?.(next)
    }
    const reveal = () => {
      if (panel.current && !panel.current.matches(':popover-open')) panel.current.showPopover()
      shown.current?.()
    }
    return {
      reveal,
      show: () => {
        // The content must be there before the panel is measured, and the panel in place before it is painted.
        flushSync(() => change(true))
        reveal()
      },
      hide: () => {
        if (!panel.current?.matches(':popover-open')) return
        const hadFocus = panel.current.contains(document.activeElement)
        panel.current.hidePopover()
        if (hadFocus) trigger.current?.focus({ preventScroll: true })
      },
      closed: () => change(false),
    }
  }, [])

  useEffect(() => {
    if (controlled === false) actions.hide()
    if (controlled === true) actions.reveal()
  }, [controlled, actions])

  const value = useMemo(() => ({ panelId, open, trigger, panel, shown, ...actions }), [panelId, open, actions])
  return <FloatContext value={value}>{children}</FloatContext>
}
