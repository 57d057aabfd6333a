'use client'

import { useState } from 'react'
import type { FilterEntry } from '@/components/patterns/found-filter'
import { useFound } from '@/components/patterns/use-found'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'

interface OrganisationPickerProps {
  label: string
  help?: string
  optional?: boolean
  kind: 'partner' | 'application'
  chosen: FilterEntry | null
  onChange: (chosen: FilterEntry | null) => void
}

/** One of very many partners or applications, found by typing the beginning of its name. */
export function OrganisationPicker({ label, help, optional, kind, chosen, onChange }: OrganisationPickerProps) {
  const [text, setText] = useState('')
  const found = useFound<FilterEntry>(
    chosen ? null : `/api/migration/organisations?kind=${kind}&q=${encodeURIComponent(text.trim())}`,
  )
  if (chosen) {
    return (
      <div className="grid gap-1.5">
        <Label optional={optional}>{label}</Label>
        <p className="flex min-h-(--control) items-center justify-between gap-3">
          <span className="min-w-0 truncate">{chosen.label}</span>
          <Button
            size="sm"
            variant="ghost"
            onClick={() => onChange(null)}
            aria-label={`Another ${label.toLowerCase()}`}
          >
            Change
          </Button>
        </p>
      </div>
    )
  }
  return (
    <div className="grid gap-1">
      <Field label={label} help={help} optional={optional}>
        <Input
          placeholder="Beginning of the name"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found.items
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (first) onChange(first)
          }}
        />
      </Field>
      <ul aria-label={`${label} found`} className="max-h-36 overflow-y-auto rounded-md border empty:hidden">
        {found.items.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              onClick={() => onChange(entry)}
              className="flex w-full items-baseline justify-between gap-3 px-2.5 py-1.5 text-left text-sm -outline-offset-2 hover:bg-sunken max-sm:py-2.5"
            >
              <span className="truncate">{entry.label}</span>
              {entry.detail && <span className="shrink-0 text-muted">{entry.detail}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-muted empty:hidden">
        {found.state === 'failed' && 'It could not be searched.'}
        {found.state === 'done' && found.items.length === 0 && 'Nothing of that name.'}
      </p>
    </div>
  )
}
