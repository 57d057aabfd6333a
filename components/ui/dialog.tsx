'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { type DialogSize, dialogPanelClass } from '@/components/ui/dialog-parts'
import { Modal, ModalClose, ModalTrigger } from '@/components/ui/modal'
import { ModalPanel } from '@/components/ui/modal-panel'

/** A task or a look at something beside the page. Focus stays inside, Escape closes, focus returns. */
export const Dialog = Modal
export const DialogTrigger = ModalTrigger
export const DialogClose = ModalClose

interface DialogContentProps {
  title: ReactNode
  description?: ReactNode
  size?: DialogSize
  /** Takes away the close button, Escape and the press outside: for what must be acknowledged. */
  locked?: boolean
  children?: ReactNode
}

export function DialogContent({ title, description, size = 'md', locked, children }: DialogContentProps) {
  const id = useId()
  return (
    <ModalPanel
      locked={locked}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={dialogPanelClass(size)}
    >
      <div className="flex items-start justify-between gap-4 px-5 pt-4">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {description && (
            <div id={`${id}-description`} className="mt-0.5 text-muted">
              {description}
            </div>
          )}
        </div>
        {!locked && (
          <ModalClose
            aria-label="Close"
            className="-mt-1 -mr-2 flex size-(--control) shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text"
          >
            <X aria-hidden size={16} />
          </ModalClose>
        )}
      </div>
      {children}
    </ModalPanel>
  )
}
