'use client'

import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { searchPath, useFound } from '@/components/patterns/use-found'
import { useListNavigation } from '@/components/patterns/use-list-navigation'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/base/cn'
import type { SearchHit } from '@/lib/schemas/search-hit'

interface EntityFilterProps {
  /** "Client" */
  label: string
  param: string
  kind: 'client' | 'resource'
  /** what is chosen now, by name */
  chosen: string | null
  /** offered before anything is typed */
  fixed?: readonly { id: string; label: string; detail?: string }[]
}

/** Narrows a list to one client or resource server, which is searched because there may be very many. */
export function EntityFilter({ label, param, kind, chosen, fixed = [] }: EntityFilterProps) {
  const { change } = useListNavigation()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const found = useFound<SearchHit>(open ? searchPath(text) : null)
  const hits = found.items
    .filter((hit) => hit.kind === kind)
    .map(({ id, label, domainName }) => ({ id, label, detail: domainName }))
  const offered = text.trim() === '' ? fixed : hits
  const choose = (id: string | null) => {
    setOpen(false)
    setText('')
    change({ [param]: id })
  }
  return (
    <span className="inline-flex items-center max-sm:flex-1">
      <Popover open={open} onOpenChange={setOpen}>
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
        <PopoverContent label={`Choose a ${label.toLowerCase()}`} className="w-80 p-1">
          <div className="p-1">
            <Input
              aria-label={`Find a ${label.toLowerCase()}`}
              placeholder="Name or id"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <ul className="max-h-72 overflow-y-auto">
            {offered.map((hit) => (
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
            {found.state === 'failed' && 'It could not be searched.'}
            {found.state === 'done' && hits.length === 0 && `No ${label.toLowerCase()} of that name.`}
            {text.trim() === '' && fixed.length === 0 && 'Type the beginning of a name or an id.'}
          </p>
        </PopoverContent>
      </Popover>
      {chosen && (
        <span className="flex h-(--control) items-center rounded-r-md border border-l-0 border-accent bg-accent-soft">
          <IconButton size="sm" variant="ghost" label={`Any ${label.toLowerCase()}`} onClick={() => choose(null)}>
            <X aria-hidden size={16} />
          </IconButton>
        </span>
      )}
    </span>
  )
}
