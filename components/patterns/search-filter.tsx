'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useListNavigation } from '@/components/patterns/use-list-navigation'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'

interface SearchFilterProps {
  /** What it searches: "Search name or id". */
  label: string
  placeholder?: string
  param?: string
}

const DEBOUNCE_MS = 300

/** Narrows the list while one types; the text lives in the address, so it survives a reload and can be shared. */
export function SearchFilter({ label, placeholder = label, param = 'q' }: SearchFilterProps) {
  const { params, pending, change } = useListNavigation()
  const [text, setText] = useState(params.get(param) ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function apply(next: string, waitMs: number): void {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => change({ [param]: next.trim() || null }), waitMs)
  }

  return (
    <search className="w-full sm:w-72">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply(text, 0)
        }}
      >
        <Input
          type="text"
          inputMode="search"
          enterKeyHint="search"
          aria-label={label}
          placeholder={placeholder}
          maxLength={200}
          spellCheck={false}
          leading={pending ? <Spinner /> : <Search />}
          value={text}
          onChange={(event) => apply(event.target.value, DEBOUNCE_MS)}
          onBlur={(event) => {
            // Whoever follows a link meanwhile is not fetched back to the list by a search that comes late.
            if (event.relatedTarget?.closest('a[href]')) clearTimeout(timer.current)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text) apply('', 0)
          }}
          trailing={
            text && (
              <button
                type="button"
                aria-label="Clear search"
                onClick={() => apply('', 0)}
                className="flex size-7 items-center justify-center rounded-sm hover:text-text"
              >
                <X aria-hidden size={16} />
              </button>
            )
          }
        />
      </form>
    </search>
  )
}
