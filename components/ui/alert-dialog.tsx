'use client'

import * as Radix from 'radix-ui/alert-dialog'
import type { ReactNode } from 'react'
import { escapeBelongsInside } from '@/components/ui/dialog-events'
import { type DialogSize, dialogPanelClass, overlayClass } from '@/components/ui/dialog-parts'

/** A question that must be answered: a press outside does not close it, and focus starts on the safe answer. */
export const AlertDialog = Radix.Root
export const AlertDialogTrigger = Radix.Trigger
export const AlertDialogCancel = Radix.Cancel

interface AlertDialogContentProps {
  title: ReactNode
  /** What happens, in one sentence; read out together with the title. */
  description?: ReactNode
  size?: DialogSize
  children?: ReactNode
}

export function AlertDialogContent({ title, description, size = 'sm', children }: AlertDialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayClass} />
      <Radix.Content
        onEscapeKeyDown={(event) => {
          if (escapeBelongsInside()) event.preventDefault()
        }}
        className={dialogPanelClass(size)}
        {...(description ? {} : { 'aria-describedby': undefined })}
      >
        <div className="px-5 pt-4">
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description asChild>
              <div className="mt-1 text-muted">{description}</div>
            </Radix.Description>
          )}
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  )
}
