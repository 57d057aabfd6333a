'use client'

import { Float } from '@/components/ui/float'
import { floatClass } from '@/components/ui/float-class'
import { FloatPanel, type FloatPanelProps } from '@/components/ui/float-panel'
import { FloatTrigger, type FloatTriggerProps } from '@/components/ui/float-trigger'
import { cn } from '@/lib/base/cn'

/** More about one thing, opened by a press and dismissed by one; may hold controls. */
export const Popover = Float

export function PopoverTrigger(props: FloatTriggerProps) {
  return <FloatTrigger {...props} kind="dialog" />
}

interface PopoverContentProps extends Omit<FloatPanelProps, 'focus'> {
  /** Names the panel. */
  label: string
}

export function PopoverContent({ label, className, children, ...props }: PopoverContentProps) {
  return (
    <FloatPanel
      role="dialog"
      aria-label={label}
      focus="input, select, textarea"
      {...props}
      className={cn(floatClass, 'w-80 p-4', className)}
    >
      {children}
    </FloatPanel>
  )
}
