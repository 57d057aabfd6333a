/**
 * Escape closes what is on top: a menu, popover or list of suggestions inside the dialog before the dialog itself.
 * True when the key has been used up by such a part.
 */
export function escapeBelongsInside(): boolean {
  const floats = document.querySelectorAll<HTMLElement>('[popover=auto]:popover-open')
  const top = floats[floats.length - 1]
  if (top) {
    top.hidePopover()
    return true
  }
  return document.activeElement?.matches('[role=combobox][aria-expanded=true]') ?? false
}

/** A press on a notification is not a press outside the dialog. */
export function isOnToast(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-toasts]') !== null
}
