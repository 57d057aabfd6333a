export type FloatSide = 'top' | 'right' | 'bottom' | 'left'
export type FloatAlign = 'start' | 'center' | 'end'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

interface Size {
  width: number
  height: number
}

export interface FloatOptions {
  side: FloatSide
  align: FloatAlign
  /** Pixels between anchor and float. */
  gap: number
}

/** Pixels kept free at the edges of the window. */
const MARGIN = 8

const opposite: Record<FloatSide, FloatSide> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

/**
 * Where a floating box goes: beside its anchor on the wanted side, on the opposite one when only that has the room,
 * and always inside the window. All in pixels from the window's corner.
 */
export function floatPosition(
  anchor: Box,
  size: Size,
  view: Size,
  options: FloatOptions,
): { left: number; top: number } {
  const { align, gap } = options
  const room: Record<FloatSide, number> = {
    top: anchor.top - gap - MARGIN,
    bottom: view.height - anchor.top - anchor.height - gap - MARGIN,
    left: anchor.left - gap - MARGIN,
    right: view.width - anchor.left - anchor.width - gap - MARGIN,
  }
  const other = opposite[options.side]
  const vertical = options.side === 'top' || options.side === 'bottom'
  const needed = vertical ? size.height : size.width
  const side = room[options.side] < needed && room[other] > room[options.side] ? other : options.side

  const along = (start: number, length: number, own: number) =>
    align === 'start' ? start : align === 'end' ? start + length - own : start + (length - own) / 2
  const left = vertical
    ? along(anchor.left, anchor.width, size.width)
    : side === 'left'
      ? anchor.left - gap - size.width
      : anchor.left + anchor.width + gap
  const top = !vertical
    ? along(anchor.top, anchor.height, size.height)
    : side === 'top'
      ? anchor.top - gap - size.height
      : anchor.top + anchor.height + gap
  return { left: clamp(left, view.width - size.width), top: clamp(top, view.height - size.height) }
}

function clamp(at: number, space: number): number {
  return Math.round(Math.max(MARGIN, Math.min(at, space - MARGIN)))
}

/** Puts a shown float beside its anchor. */
export function placeFloat(float: HTMLElement, anchor: Element, options: FloatOptions): void {
  // Not clientWidth: that counts the gutter which is kept free for the scrollbar.
  const view = { width: document.documentElement.getBoundingClientRect().width, height: window.innerHeight }
  const size = { width: float.offsetWidth, height: float.offsetHeight }
  const { left, top } = floatPosition(anchor.getBoundingClientRect(), size, view, options)
  float.style.left = `${left}px`
  float.style.top = `${top}px`
}
