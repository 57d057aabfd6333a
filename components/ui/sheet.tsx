'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Modal, ModalClose, ModalTrigger } from '@/components/ui/modal'
import { ModalPanel } from '@/components/ui/modal-panel'
import { cn } from '@/lib/base/cn'

/** A panel from the edge: navigation on phones, details beside a list. */
export const Sheet = Modal
export const SheetTrigger = ModalTrigger
export const SheetClose = ModalClose

interface SheetContentProps {
  title: string
  side?: 'left' | 'right'
  /** Keeps the title for assistive technology only. */
  hideTitle?: boolean
  children: ReactNode
  className?: string
}

export function SheetContent({ title, side = 'right', hideTitle, children, className }: SheetContentProps) {
  const id = useId()
  return (
    <ModalPanel
      aria-labelledby={id}
      className={cn(
        'fixed inset-y-0 flex h-dvh max-h-none w-[min(88vw,22rem)] max-w-none flex-col overflow-y-auto border-line bg-raised text-text',
        'shadow-float outline-none backdrop:bg-scrim',
        side === 'left'
          ? 'right-auto left-0 animate-[slide-from-left_140ms_ease-out] border-r'
          : 'right-0 left-auto animate-[slide-from-right_140ms_ease-out] border-l sm:w-[min(88vw,30rem)]',
        className,
      )}
    >
      <h2 id={id} className={cn(hideTitle ? 'sr-only' : 'px-5 pt-4 text-lg font-semibold')}>
        {title}
      </h2>
      <ModalClose
        aria-label="Close"
        className="absolute top-2 right-2 flex size-(--control) items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
      >
        <X aria-hidden size={16} />
      </ModalClose>
      {children}
    </ModalPanel>
  )
}
