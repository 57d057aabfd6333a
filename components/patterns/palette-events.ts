const EVENT = 'gatehouse:palette'

/** Opens the command palette from anywhere on the page. */
export function openPalette(): void {
  window.dispatchEvent(new Event(EVENT))
}

/** Calls back for the button and for Ctrl/⌘ K; returns what stops it. */
export function onPaletteRequest(open: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    open()
  }
  window.addEventListener(EVENT, open)
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener(EVENT, open)
    window.removeEventListener('keydown', onKey)
  }
}
