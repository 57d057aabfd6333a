'use client'

import { createContext, type RefObject, useContext } from 'react'

export interface FloatContextValue {
  panelId: string
  open: boolean
  trigger: RefObject<HTMLButtonElement | null>
  panel: RefObject<HTMLDivElement | null>
  show: () => void
  hide: () => void
  /** What the panel tells when the browser has closed it. */
  closed: () => void
  /** Set by the panel: what to do as soon as it is shown. */
  shown: RefObject<(() => void) | null>
}

export const FloatContext = createContext<FloatContextValue | null>(null)

/** The float around this part. */
export function useFloat(): FloatContextValue {
  const value = useContext(FloatContext)
  if (!value) throw new Error('A trigger or panel stands outside its Menu or Popover')
  return value
}
