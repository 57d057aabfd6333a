'use client'

import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { Found } from '@/components/patterns/use-found'
import { useListNavigation } from '@/components/patterns/use-list-navigation'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/base/cn'

export interface FilterEntry {
  id: string
  label: string
  detail?: string
}

interface FoundFilterProps {
  /** "Client" */
  label: string
  /** Parameter in the address; it holds the id. */
  param: string
  /** What is chosen now, by name. */
  chosen: string | null
  /** What is typed; null while the filter is closed. */
  onTextChange: (text: string | null) => void
  /** Offered now. */
  entries: readonly FilterEntry[]
  state: Found<unknown>['state']
  placeholder?: string
}

/** Narrows a list to one of very many things, which is found by typing the beginning of its name. */
export function FoundFilter(props: FoundFilterProps) {
  const { label, param, chosen, onTextChange, entries, state, placeholder = 'Name or id' } = props
  const { change } = useListNavigation()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const noun = label.toLowerCase()
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a'
  const type = (next: string) => {
    setText(next)
    onTextChange(next)
  }
  const show = (next: boolean) => {
    setOpen(next)
    setText('')
    onTextChange(next ? '' : null)
  }
  const choose = (id: string | null) => {
    show(false)
    change({ [param]: id })
  }
  return (
    <span className="inline-flex items-center max-sm:flex-1">
      <Popover open={open} onOpenChange={show}>
        <PopoverTrigger
          aria-label={`${label}: ${chosen ?? 'any'}. Choose`}
          className={cn(
            'flex h-(--control) min-w-0 max-w-56 items-center justify-between gap-2 rounded-md border border-control bg-surface px-2.5 hover:border-muted max-sm:flex-1',
            chosen && 'rounded-r-none border-accent bg-accent-soft',
          )}
        >
          <span className="truncate">
            {label}: {chosen ?? 'any'}
          </span>
          <ChevronDown aria-hidden size={16} className="shrink-0 text-muted" />
        </PopoverTrigger>
        <PopoverContent label={`Choose ${article} ${noun}`} className="w-80 p-1">
          <div className="p-1">
            <Input
              aria-label={`Find ${article} ${noun}`}
              placeholder={placeholder}
              spellCheck={false}
              value={text}
              onChange={(event) => type(event.target.value)}
            />
          </div>
          <ul className="max-h-72 overflow-y-auto">
            {entries.map((hit) => (
              <li key={hit.id}>
                <button
                  type="button"
                  onClick={() => choose(hit.id)}
                  className="flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-sunken max-sm:py-2.5"
                >
                  <span className="truncate">{hit.label}</span>
                  {hit.detail && <span className="shrink-0 text-sm text-muted">{hit.detail}</span>}
                </button>
              </li>
            ))}
          </ul>
          <p role="status" className="px-2 py-1.5 text-sm text-muted empty:hidden">
            {state === 'failed' && 'It could not be searched.'}
            {state === 'done' && entries.length === 0 && `No ${noun} of that name.`}
            {state === 'idle' && entries.length === 0 && 'Type the beginning of a name or an id.'}
          </p>
        </PopoverContent>
      </Popover>
      {chosen && (
        <span className="flex h-(--control) items-center rounded-r-md border border-l-0 border-accent bg-accent-soft">
          <IconButton size="sm" variant="ghost" label={`Any ${noun}`} onClick={() => choose(null)}>
            <X aria-hidden size={16} />
          </IconButton>
        </span>
      )}
    </span>
  )
}
