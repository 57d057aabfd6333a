import type { ReactElement, ReactNode } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'

export interface TypedConfirmDialogProps {
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** "Delete client Portal?" */
  title: string
  description?: ReactNode
  /** What has to be typed. */
  name: string
  /** What goes with it, counted: `{ label: 'clients', count: 12 }`. Zeros are left out. */
  consequences: readonly { label: string; count?: number }[]
  /** Why it cannot be done at all; then there is nothing to type. */
  blocked?: ReactNode
  /** "Delete client". */
  confirmLabel: string
  // biome-ignore lint/suspicious/noConfusingVoidType: an action that cannot refuse may answer nothing
  onConfirm: () => Promise<ConfirmOutcome | void>
}
