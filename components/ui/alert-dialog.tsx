'use client'

import { type ReactNode, useId } from 'react'
import { type DialogSize, dialogPanelClass } from '@/components/ui/dialog-parts'
import { Modal, ModalCancel, ModalTrigger } from '@/components/ui/modal'
import { ModalPanel } from '@/components/ui/modal-panel'

/** A question that must be answered: a press outside does not close it, and focus starts on the safe answer. */
export const AlertDialog = Modal
export const AlertDialogTrigger = ModalTrigger
export const AlertDialogCancel = ModalCancel

interface AlertDialogContentProps {
  title: ReactNode
  /** What happens, in one sentence; read out together with the title. */
  description?: ReactNode
  size?: DialogSize
  children?: ReactNode
}

export function AlertDialogContent({ title, description, size = 'sm', children }: AlertDialogContentProps) {
  const id = useId()
  return (
    <ModalPanel
      role="alertdialog"
      keepOnOutsidePress
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={dialogPanelClass(size)}
    >
      <div className="px-5 pt-4">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {description && (
          <div id={`${id}-description`} className="mt-1 text-muted">
            {description}
          </div>
        )}
      </div>
      {children}
    </ModalPanel>
  )
}
