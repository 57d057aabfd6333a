import type { ReactNode } from 'react'
import { cn } from '@/lib/base/cn'

const widths = { sm: 'sm:max-w-105', md: 'sm:max-w-140', lg: 'sm:max-w-190' }
export type DialogSize = keyof typeof widths

/** Centred from tablets up; on phones it rises from the bottom edge, where thumbs are. */
export function dialogPanelClass(size: DialogSize): string {
  return cn(
    'rise-in fixed top-auto flex max-h-[calc(100dvh-2rem)] w-full max-w-none flex-col border bg-raised text-text shadow-float',
    'outline-none backdrop:bg-scrim',
    'inset-x-0 bottom-0 rounded-t-lg sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[calc(100vw-2rem)]',
    'sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg',
    widths[size],
  )
}

/** The scrolling middle of a dialog. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('min-h-0 overflow-y-auto px-5 py-4', className)}>{children}</div>
}

/** Buttons of a dialog: on the right, the one that acts last; stacked on phones with that one on top. */
export function DialogFooter({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cn('flex flex-col-reverse gap-2 border-t px-5 py-3 sm:flex-row sm:justify-end', className)}>
      {children}
    </div>
  )
}
