'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { overlayClass } from '@/components/ui/dialog-parts'
import { cn } from '@/lib/base/cn'

/** A panel from the edge: navigation on phones, details beside a list. */
export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger
export const SheetClose = Radix.Close

interface SheetContentProps {
  title: string
  side?: 'left' | 'right'
  /** Keeps the title for assistive technology only. */
  hideTitle?: boolean
  children: ReactNode
  className?: string
}

export function SheetContent({ title, side = 'right', hideTitle, children, className }: SheetContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClass} />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(
          'fixed inset-y-0 z-50 flex w-[min(88vw,22rem)] flex-col overflow-y-auto border-line bg-raised shadow-float outline-none',
          side === 'left'
            ? 'left-0 animate-[slide-from-left_140ms_ease-out] border-r'
            : 'right-0 animate-[slide-from-right_140ms_ease-out] border-l sm:w-[min(88vw,30rem)]',
          className,
        )}
      >
        <Radix.Title className={cn(hideTitle ? 'sr-only' : 'px-5 pt-4 text-lg font-semibold')}>{title}</Radix.Title>
        <Radix.Close
          aria-label="Close"
          className="absolute top-2 right-2 flex size-(--control) items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
        >
          <X aria-hidden size={16} />
        </Radix.Close>
        {children}
      </Radix.Content>
    </Radix.Portal>
  )
}
