'use client'

import {
  type ComponentProps,
  cloneElement,
  createContext,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from 'react'

interface ModalContextValue {
  open: boolean
  change: (open: boolean) => void
}

const ModalContext = createContext<ModalContextValue>({ open: false, change: () => {} })

/** The modal around this part. */
export const useModal = () => useContext(ModalContext)

export interface ModalProps {
  /** Leave both out, and it keeps its own state. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** What Dialog, AlertDialog and Sheet share: who is open, and who may change it. */
export function Modal({ open: controlled, onOpenChange, children }: ModalProps) {
  const [inner, setInner] = useState(false)
  const open = controlled ?? inner
  const change = (next: boolean) => {
    setInner(next)
    onOpenChange?.(next)
  }
  return <ModalContext value={{ open, change }}>{children}</ModalContext>
}

export interface ModalButtonProps extends ComponentProps<'button'> {
  /** Lends its behaviour to its one child instead of drawing a button. */
  asChild?: boolean
}

export function ModalTrigger(props: ModalButtonProps) {
  return <ModalButton {...props} opens aria-haspopup="dialog" />
}

export function ModalClose(props: ModalButtonProps) {
  return <ModalButton {...props} opens={false} />
}

/** Closes without doing anything; has the focus first in a question that asks for no text. */
export function ModalCancel(props: ModalButtonProps) {
  return <ModalButton {...props} opens={false} data-initial-focus="" />
}

function ModalButton({ asChild, opens, children, ...props }: ModalButtonProps & { opens: boolean }) {
  const { change } = useModal()
  const child = asChild && isValidElement(children) ? (children as ReactElement<ComponentProps<'button'>>) : null
  const own: ComponentProps<'button'> = {
    ...props,
    onClick: (event) => {
      child?.props.onClick?.(event)
      props.onClick?.(event)
      if (!event.defaultPrevented) change(opens)
    },
  }
  if (child) return cloneElement(child, own)
  return (
    <button type="button" {...own}>
      {children}
    </button>
  )
}
