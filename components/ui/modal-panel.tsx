'use client'

import { type ComponentProps, type PointerEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useModal } from '@/components/ui/modal'

export interface ModalPanelProps extends ComponentProps<'dialog'> {
  /** Escape does not close it. */
  locked?: boolean
  /** A press outside does not close it. */
  keepOnOutsidePress?: boolean
}

const FIELDS = 'input:not([type=hidden], [type=checkbox], [type=radio]):not(:disabled), textarea, select'

/**
 * The panel of a Dialog, AlertDialog or Sheet: the browser's modal dialog, which keeps the focus inside, makes the rest
 * inert and gives the focus back.
 */
export function ModalPanel(props: ModalPanelProps) {
  const { open } = useModal()
  // Not where it stands in the tree: a form inside a form would be no form.
  return open && typeof document !== 'undefined' ? createPortal(<Panel {...props} />, document.body) : null
}

function Panel({ locked, keepOnOutsidePress, children, ...props }: ModalPanelProps) {
  const { change } = useModal()
  const panel = useRef<HTMLDialogElement>(null)
  const pressedOutside = useRef(false)

  useLayoutEffect(() => {
    const dialog = panel.current
    if (!dialog) return
    dialog.showModal()
    const first = dialog.querySelector<HTMLElement>(FIELDS) ?? dialog.querySelector<HTMLElement>('[data-initial-focus]')
    ;(first ?? dialog).focus({ preventScroll: true })
    // Before it leaves the document, so that the browser gives the focus back.
    return () => dialog.close()
  }, [])

  const isOutside = (event: PointerEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget) return false
    const box = event.currentTarget.getBoundingClientRect()
    const { clientX: x, clientY: y } = event
    return x < box.left || x > box.right || y < box.top || y > box.bottom
  }

  return (
    <dialog
      tabIndex={-1}
      {...props}
      ref={panel}
      onKeyDown={(event) => {
        props.onKeyDown?.(event)
        if (event.key !== 'Escape' || event.defaultPrevented || hasOpenFloat(event.currentTarget)) return
        // Kept from the browser, which would close at the second press whatever the owner says.
        event.preventDefault()
        if (!locked) change(false)
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (!locked) change(false)
      }}
      onClose={(event) => {
        if (event.target !== event.currentTarget || event.currentTarget.open) return
        // Closed by the browser itself. If the owner keeps it (it is locked, or at work), it comes back.
        if (!locked) change(false)
        requestAnimationFrame(() => {
          if (panel.current?.isConnected && !panel.current.open) panel.current.showModal()
        })
      }}
      onPointerDown={(event) => {
        pressedOutside.current = isOutside(event)
      }}
      onPointerUp={(event) => {
        if (pressedOutside.current && isOutside(event) && !locked && !keepOnOutsidePress) change(false)
        pressedOutside.current = false
      }}
    >
      {children}
    </dialog>
  )
}

/** Escape closes a menu or popover inside the dialog first; that is the browser's part. */
function hasOpenFloat(dialog: HTMLDialogElement): boolean {
  return dialog.querySelector('[popover=auto]:popover-open') !== null
}
