'use client'

import { type ComponentProps, cloneElement, isValidElement, type MouseEvent, type ReactElement, useRef } from 'react'
import { useFloat } from '@/components/ui/float-context'

export interface FloatTriggerProps extends ComponentProps<'button'> {
  /** Lends its behaviour to its one child (Button, IconButton) instead of drawing a button. */
  asChild?: boolean
}

/** The button that opens a Menu or Popover, and closes it again. */
export function FloatTrigger({ asChild, kind, children, ...props }: FloatTriggerProps & { kind: 'menu' | 'dialog' }) {
  const { panelId, open, trigger, panel, show, hide } = useFloat()
  const openAtPress = useRef(false)
  const own: ComponentProps<'button'> = {
    ...props,
    ref: trigger,
    'aria-haspopup': kind,
    'aria-expanded': open,
    'aria-controls': open ? panelId : undefined,
    // The browser closes the panel between press and click; the click must not open it again.
    onPointerDown: () => {
      openAtPress.current = panel.current?.matches(':popover-open') ?? false
    },
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      props.onClick?.(event)
      const wasOpen = openAtPress.current || panel.current?.matches(':popover-open')
      openAtPress.current = false
      if (wasOpen) hide()
      else show()
    },
  }
  if (asChild && isValidElement(children)) return cloneElement(children as ReactElement<ComponentProps<'button'>>, own)
  return (
    <button type="button" {...own}>
      {children}
    </button>
  )
}
