'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

export type CopyState = 'idle' | 'copied' | 'failed'

/** Copies to the clipboard and remembers the outcome for two seconds. */
export function useCopy(): { state: CopyState; copy: (text: string) => Promise<void> } {
  const [state, setState] = useState<CopyState>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const copy = useCallback(async (text: string) => {
    const done = (await writeClipboard(text)) ? 'copied' : 'failed'
    clearTimeout(timer.current)
    setState(done)
    timer.current = setTimeout(() => setState('idle'), 2000)
  }, [])
  return { state, copy }
}

/** The clipboard API exists only on secure origins; a console on plain HTTP falls back to a selected text area. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.position = 'fixed'
    area.style.opacity = '0'
    // Inside an open dialog, focus may not leave it.
    const host = document.activeElement?.closest('[role="dialog"]') ?? document.body
    const before = document.activeElement
    host.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    if (before instanceof HTMLElement) before.focus()
    return done
  }
}
