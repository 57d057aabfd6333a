'use client'

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { floatClass } from '@/components/ui/float-class'
import { type FloatSide, placeFloat } from '@/components/ui/float-position'
import { useTooltip } from '@/components/ui/use-tooltip'
import { cn } from '@/lib/base/cn'

interface TooltipProps {
  content: ReactNode
  /** One focusable element. */
  children: ReactElement<ComponentProps<'button'>>
  side?: FloatSide
  /** False when the trigger's own name says the same. */
  describes?: boolean
}

/**
 * A short name or fact on hover and focus; Escape puts it away, and the pointer may rest on it.
 * Nothing a person needs to finish a task lives only here.
 */
export function Tooltip({ content, children, side = 'top', describes = true }: TooltipProps) {
  const id = useId()
  const tip = useRef<HTMLSpanElement>(null)
  const { open, anchor, handlers, hover } = useTooltip(children.props)

  useEffect(() => {
    if (!open || !tip.current || !anchor.current) return
    tip.current.showPopover()
    placeFloat(tip.current, anchor.current, { side, align: 'center', gap: 6 })
  }, [open, side, anchor])

  return (
    <>
      {cloneElement(children, {
        ...handlers,
        'aria-describedby': open && describes ? id : children.props['aria-describedby'],
      })}
      {open && (
        <span
          ref={tip}
          id={id}
          role="tooltip"
          popover="manual"
          {...hover}
          className={cn(floatClass, 'max-w-72 rounded-md border-transparent bg-text px-2 py-1 text-xs text-canvas')}
        >
          {content}
        </span>
      )}
    </>
  )
}
