'use client'

import { Search, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { peoplePath, useFound } from './use-found'

export interface FoundPerson {
  id: string
  username: string
  detail: string
}

interface PersonPickerProps {
  domainId: string
  chosen: string | null
  onChoose: (person: FoundPerson | null) => void
}

/** Finds one person of a domain's identity store by user name or e-mail address. */
export function PersonPicker({ domainId, chosen, onChoose }: PersonPickerProps) {
  const [text, setText] = useState('')
  const found = useFound<FoundPerson>(peoplePath(domainId, text))
  if (chosen !== null) {
    return (
      <span className="inline-flex h-8 items-center gap-1 rounded-md border bg-surface pl-2.5">
        <span className="mono">{chosen}</span>
        <IconButton size="sm" label={`Preview without ${chosen}`} onClick={() => onChoose(null)}>
          <X aria-hidden size={16} />
        </IconButton>
      </span>
    )
  }
  return (
    <div className="grid w-full gap-1.5 sm:w-72">
      <Input
        type="text"
        inputMode="search"
        aria-label="Preview for a person"
        placeholder="User name or e-mail"
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        leading={found.state === 'searching' ? <Spinner /> : <Search />}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // The field stands inside the form of a card, which Enter would send.
          event.preventDefault()
          const [first] = found.items
          if (first) onChoose(first)
        }}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {found.state === 'failed' && 'People could not be searched.'}
        {found.state === 'done' && found.items.length === 0 && 'Nobody found.'}
      </p>
      {found.items.length > 0 && (
        <ul aria-label="People found" className="grid rounded-md border bg-raised p-1">
          {found.items.map((person) => (
            <li key={person.id}>
              <Button
                variant="ghost"
                size="sm"
                className="w-full justify-start gap-2 font-normal"
                onClick={() => {
                  setText('')
                  onChoose(person)
                }}
              >
                <span className="mono truncate">{person.username}</span>
                <span className="truncate text-muted">{person.detail}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
