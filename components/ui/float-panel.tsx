'use client'

import { type ComponentProps, useEffect } from 'react'
import { useFloat } from '@/components/ui/float-context'
import { type FloatAlign, type FloatSide, placeFloat } from '@/components/ui/float-position'

export interface FloatPanelProps extends ComponentProps<'div'> {
  side?: FloatSide
  align?: FloatAlign
  gap?: number
  /** Selector of what gets the focus when it opens; without a match the panel itself does. */
  focus: string
}

/** The panel of a Menu or Popover. Its content exists only while it is open. */
export function FloatPanel({ side = 'bottom', align = 'start', gap = 6, focus, children, ...props }: FloatPanelProps) {
  const { panelId, open, panel, trigger, shown, closed } = useFloat()

  useEffect(() => {
    const put = () => {
      if (panel.current && trigger.current) placeFloat(panel.current, trigger.current, { side, align, gap })
    }
    shown.current = () => {
      put()
      const target = panel.current?.querySelector<HTMLElement>(focus) ?? panel.current
      target?.focus({ preventScroll: true })
    }
    if (!open) return
    put()
    window.addEventListener('resize', put)
    document.addEventListener('scroll', put, true)
    return () => {
      window.removeEventListener('resize', put)
      document.removeEventListener('scroll', put, true)
    }
  }, [open, side, align, gap, focus, panel, trigger, shown])

  return (
    <div
      tabIndex={-1}
      {...props}
      ref={panel}
      id={panelId}
      popover="auto"
      onToggle={(event) => {
        if (event.target === event.currentTarget && event.newState === 'closed') closed()
      }}
    >
      {open && children}
    </div>
  )
}
