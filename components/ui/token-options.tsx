'use client'

import { useEffect, useRef } from 'react'
import type { TokenSuggestion } from '@/components/ui/token-list'
import { cn } from '@/lib/base/cn'

interface TokenOptionsProps {
  id: string
  label: string
  options: readonly TokenSuggestion[]
  active: number
  mono?: boolean
  onPick: (value: string) => void
}

/** The list below a TokenInput; focus stays in the box, the active option is named by it. */
export function TokenOptions({ id, label, options, active, mono, onPick }: TokenOptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      hidden={options.length === 0}
      className="fade-in absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-lg border bg-raised p-1 shadow-float"
    >
      {options.map((option, index) => (
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Taken on the way down, before the box loses focus and closes the list.
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(option.value)
          }}
          className={cn('cursor-pointer rounded-md px-2 py-1.5 hover:bg-sunken', index === active && 'bg-sunken')}
        >
          <span className={mono ? 'mono' : undefined}>{option.label ?? option.value}</span>
          {option.detail && <span className="ml-2 text-sm text-muted">{option.detail}</span>}
        </div>
      ))}
    </div>
  )
}
