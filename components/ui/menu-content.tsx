'use client'

import type { KeyboardEvent } from 'react'
import { floatClass } from '@/components/ui/float-class'
import { useFloat } from '@/components/ui/float-context'
import { FloatPanel, type FloatPanelProps } from '@/components/ui/float-panel'
import { menuTarget } from '@/components/ui/menu-keys'
import { cn } from '@/lib/base/cn'

const ITEMS = ':is([role=menuitem], [role=menuitemradio]):not(:disabled)'

/** The open menu: arrows, Home, End and letters move, Escape and Tab close, the focus returns to the trigger. */
export function MenuContent({ className, children, ...props }: Omit<FloatPanelProps, 'focus'>) {
  const { panel, hide } = useFloat()

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Tab') {
      hide()
      return
    }
    const items = Array.from(panel.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])
    const current = items.indexOf(document.activeElement as HTMLElement)
    const target = menuTarget(
      event.key,
      current,
      items.map((item) => item.textContent ?? ''),
    )
    if (target === null || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    items[target]?.focus()
  }

  return (
    <FloatPanel
      align="end"
      gap={4}
      {...props}
      role="menu"
      focus={ITEMS}
      onKeyDown={onKeyDown}
      className={cn(floatClass, 'min-w-44 max-w-80 p-1', className)}
    >
      {children}
    </FloatPanel>
  )
}
