'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ComponentProps, ReactNode } from 'react'
import { escapeBelongsInside, isOnToast } from '@/components/ui/dialog-events'
import { type DialogSize, dialogPanelClass, overlayClass } from '@/components/ui/dialog-parts'

/** A task or a look at something beside the page. Focus stays inside, Escape closes, focus returns. */
export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

interface DialogContentProps extends Omit<ComponentProps<typeof Radix.Content>, 'title'> {
  title: ReactNode
  description?: ReactNode
  size?: DialogSize
  /** Takes away the close button, Escape and the press outside: for what must be acknowledged. */
  locked?: boolean
}

export function DialogContent({ title, description, size = 'md', locked, children, ...props }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClass} />
      <Radix.Content
        onEscapeKeyDown={(event) => {
          if (escapeBelongsInside() || locked) event.preventDefault()
        }}
        onInteractOutside={(event) => {
          if (locked || isOnToast(event.target)) event.preventDefault()
        }}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...props}
        className={dialogPanelClass(size)}
      >
        <div className="flex items-start justify-between gap-4 px-5 pt-4">
          <div className="min-w-0">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="mt-0.5 text-muted">{description}</Radix.Description>}
          </div>
          {!locked && (
            <Radix.Close
              aria-label="Close"
              className="-mt-1 -mr-2 flex size-(--control) shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
            >
              <X aria-hidden size={16} />
            </Radix.Close>
          )}
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  )
}
