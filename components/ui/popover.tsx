'use client'

import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/base/cn'

/** More about one thing, opened by a press and dismissed by one; may hold controls. */
export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverClose = Radix.Close

interface PopoverContentProps extends ComponentProps<typeof Radix.Content> {
  /** Names the panel. */
  label: string
}

export function PopoverContent({ label, className, ...props }: PopoverContentProps) {
  return (
    <Radix.Portal>
      <Radix.Content
        aria-label={label}
        sideOffset={6}
        collisionPadding={8}
        align="start"
        {...props}
        className={cn(
          'fade-in z-50 w-80 max-w-[calc(100vw-1rem)] rounded-lg border bg-raised p-4 shadow-float outline-none',
          className,
        )}
      />
    </Radix.Portal>
  )
}
