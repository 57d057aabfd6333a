const EVENT = 'gatehouse:leave'

/**
 * Asks whether the page may be left for `href` by something that is not a link. False: a guard has taken over and
 * will go there itself when the person agrees.
 */
export function mayLeave(href: string): boolean {
  return window.dispatchEvent(new CustomEvent(EVENT, { detail: href, cancelable: true }))
}

/** Calls back when such a request comes; returning true takes it over. */
export function onLeaveRequest(takeOver: (href: string) => boolean): () => void {
  const listener = (event: Event) => {
    if (!event.defaultPrevented && event instanceof CustomEvent && takeOver(String(event.detail)))
      event.preventDefault()
  }
  window.addEventListener(EVENT, listener)
  return () => window.removeEventListener(EVENT, listener)
}

/** The address a click leads to inside this site, or null when the browser or another page handles it. */
export function internalTarget(event: MouseEvent, here: Location): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute('download')) return null
  if (link.target && link.target !== '_self') return null
  const url = new URL(link.href, here.href)
  if (url.origin !== here.origin) return null
  const samePage = url.pathname === here.pathname && url.search === here.search
  return samePage ? null : url.pathname + url.search + url.hash
}
