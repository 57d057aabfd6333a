'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import { Input, type InputProps } from '@/components/ui/input'
import type { TokenSuggestion } from '@/components/ui/token-list'
import { TokenOptions } from '@/components/ui/token-options'

interface SuggestInputProps extends Omit<InputProps, 'value' | 'onChange'> {
  value: string
  onChange: (value: string) => void
  suggestions: readonly TokenSuggestion[]
  /** Names one of the suggestions, for example "client". */
  noun: string
}

/**
 * One value that may be typed or taken from what was found for it: arrows walk the list, Enter takes the marked entry,
 * Escape closes it. What is typed counts as it stands.
 */
export function SuggestInput({ value, onChange, suggestions, noun, ...rest }: SuggestInputProps) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const listId = useId()
  const offered = open ? suggestions.filter((each) => each.value !== value) : []

  const take = (chosen: string) => {
    onChange(chosen)
    setOpen(false)
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const chosen = offered[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) => Math.max(-1, Math.min(offered.length - 1, now + step)))
    } else if (event.key === 'Enter' && chosen) {
      // Enter would send the form around it.
      event.preventDefault()
      take(chosen.value)
    } else if (event.key === 'Escape' && offered.length > 0) {
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="relative w-full">
      <Input
        {...rest}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={offered[active] ? `${listId}-${active}` : undefined}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <TokenOptions
        id={listId}
        label={`Suggested ${noun}`}
        options={offered}
        active={active}
        mono={rest.mono}
        onPick={take}
      />
    </div>
  )
}
