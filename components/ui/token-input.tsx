'use client'

import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { TokenChip } from '@/components/ui/token-chip'
import { matchSuggestions, splitTokens, type TokenSuggestion } from '@/components/ui/token-list'
import { TokenOptions } from '@/components/ui/token-options'
import { cn } from '@/lib/base/cn'

interface TokenInputProps {
  value: readonly string[]
  onChange: (value: string[]) => void
  onBlur?: () => void
  suggestions?: readonly TokenSuggestion[]
  /** Whether something outside the suggestions may be entered. */
  allowFreeText?: boolean
  /** A sentence when the token may not be added. */
  validate?: (token: string) => string | undefined
  mono?: boolean
  placeholder?: string
  disabled?: boolean
  /** Names one token, for example "scope". */
  noun?: string
  id?: string
  name?: string
  ref?: Ref<HTMLInputElement>
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-required'?: boolean
}

/**
 * A list of short texts (scopes, redirect URIs, audiences): typed, pasted in bulk, or taken from suggestions.
 * Enter, comma and space add; Backspace in the empty box removes the last; arrows walk the suggestions.
 */
export function TokenInput(props: TokenInputProps) {
  const {
    value,
    onChange,
    onBlur,
    suggestions = [],
    allowFreeText = true,
    validate,
    mono,
    placeholder,
    ...rest
  } = props
  const { disabled, noun = 'entry', ref, ...attributes } = rest
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [problem, setProblem] = useState<string>()
  const [said, setSaid] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const matches = open ? matchSuggestions(suggestions, value, text) : []

  function add(tokens: string[]): void {
    const fresh = [...new Set(tokens)].filter((token) => !value.includes(token))
    const known = (token: string) => allowFreeText || suggestions.some((each) => each.value === token)
    const refused = fresh.find((token) => !known(token) || validate?.(token))
    if (refused !== undefined) {
      setProblem(known(refused) ? validate?.(refused) : `${refused} is not one of the choices.`)
      return
    }
    setProblem(undefined)
    setText('')
    setActive(-1)
    // The list would cover what comes next on the page; typing, an arrow or a press opens it again.
    setOpen(false)
    if (fresh.length === 0) return
    setSaid(`Added ${fresh.join(', ')}`)
    onChange([...value, ...fresh])
  }

  function remove(token: string): void {
    setSaid(`Removed ${token}`)
    onChange(value.filter((each) => each !== token))
    input.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const chosen = matches[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) => Math.max(-1, Math.min(matches.length - 1, now + step)))
    } else if (event.key === 'Enter' && (chosen || text.trim())) {
      event.preventDefault()
      add(chosen ? [chosen.value] : splitTokens(text))
    } else if ((event.key === ' ' || event.key === ',') && text.trim()) {
      event.preventDefault()
      add(splitTokens(text))
    } else if (event.key === 'Escape' && open && matches.length > 0) {
      // Closes the list, not the dialog around it.
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Backspace' && text === '' && value.length > 0) {
      remove(value[value.length - 1] ?? '')
    }
  }

  return (
    <div className="relative w-full">
      <div
        className={cn(
          controlClass,
          'flex min-h-(--control) flex-wrap items-center gap-1 px-1 py-[3px] focus-within:border-accent',
          'focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent',
          attributes['aria-invalid'] && 'border-bad focus-within:outline-bad',
          disabled && 'border-strong bg-sunken',
        )}
      >
        {value.map((token) => (
          <TokenChip key={token} token={token} mono={mono} disabled={disabled} onRemove={() => remove(token)} />
        ))}
        <input
          {...attributes}
          ref={(element) => {
            input.current = element
            if (typeof ref === 'function') ref(element)
            else if (ref) ref.current = element
          }}
          role="combobox"
          aria-expanded={matches.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={matches[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          disabled={disabled}
          value={text}
          placeholder={value.length === 0 ? placeholder : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
            setActive(-1)
            setProblem(undefined)
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = splitTokens(event.clipboardData.getData('text'))
            if (pasted.length < 2) return
            event.preventDefault()
            add(pasted)
          }}
          onBlur={() => {
            setOpen(false)
            if (text.trim() && allowFreeText) add(splitTokens(text))
            onBlur?.()
          }}
          className={cn(
            'h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none placeholder:text-faint',
            mono && 'mono',
          )}
        />
      </div>
      <TokenOptions
        id={listId}
        label={`Suggested ${noun}`}
        options={matches}
        active={active}
        mono={mono}
        onPick={(token) => add([token])}
      />
      {problem && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {problem}
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  )
}
