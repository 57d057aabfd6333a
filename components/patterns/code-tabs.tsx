'use client'

import { type ReactNode, useId, useRef, useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { menuTarget } from '@/components/ui/menu-keys'
import { cn } from '@/lib/base/cn'

interface CodeTabsProps {
  /** "The same request" */
  label: string
  samples: readonly {
    id: string
    label: string
    code: string
    /** shown instead of the plain code */
    view?: ReactNode
  }[]
}

const arrows: Record<string, string> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp', Home: 'Home', End: 'End' }

/** One request in several languages, each with copy. Arrow keys change the language. */
export function CodeTabs({ label, samples }: CodeTabsProps) {
  const id = useId()
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const sample = samples[current]

  function move(key: string): boolean {
    const target = menuTarget(
      arrows[key] ?? '',
      current,
      samples.map((each) => each.label),
    )
    if (target === null) return false
    setCurrent(target)
    list.current?.querySelectorAll('button')[target]?.focus()
    return true
  }

  return (
    <div className="min-w-0">
      <div ref={list} role="tablist" aria-label={label} className="mb-2 flex gap-1 overflow-x-auto">
        {samples.map((each, index) => (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${each.id}`}
            aria-selected={index === current}
            aria-controls={`${id}-panel`}
            tabIndex={index === current ? 0 : -1}
            onClick={() => setCurrent(index)}
            onKeyDown={(event) => {
              if (move(event.key)) event.preventDefault()
            }}
            className={cn(
              'h-(--control-sm) shrink-0 rounded-md px-2.5 text-sm font-medium text-muted -outline-offset-2 hover:text-text',
              index === current && 'bg-sunken text-text shadow-[inset_0_-2px_0_var(--accent)]',
            )}
          >
            {each.label}
          </button>
        ))}
      </div>
      {sample && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${sample.id}`}>
          {sample.view ?? <CodeBlock code={sample.code} label={`${sample.label} sample`} />}
        </div>
      )}
    </div>
  )
}
