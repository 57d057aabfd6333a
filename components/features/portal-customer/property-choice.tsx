'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'

export interface PropertyLimits {
  allProperties: boolean
  propertyIds: string[]
}

/** The limits of something that has them already. */
export function limitsOf(of: { allProperties: boolean; properties: readonly PropertyName[] }): PropertyLimits {
  return { allProperties: of.allProperties, propertyIds: of.properties.map(({ id }) => id) }
}

interface PropertyChoiceProps {
  legend: string
  /** The hotels of the chain. */
  properties: readonly PropertyName[]
  value: PropertyLimits
  onChange: (value: PropertyLimits) => void
  error?: string
}

/** Hotels beyond these are found by searching. */
const SHOWN = 60

/** All hotels of a chain, or some of them. */
export function PropertyChoice({ legend, properties, value, onChange, error }: PropertyChoiceProps) {
  const [text, setText] = useState('')
  const chosen = new Set(value.propertyIds)
  const sought = text.trim().toLowerCase()
  const found = properties.filter(
    ({ code, name }) => !sought || code.toLowerCase().startsWith(sought) || name.toLowerCase().includes(sought),
  )
  const toggle = (id: string, on: boolean) =>
    onChange({
      ...value,
      propertyIds: on ? [...value.propertyIds, id] : value.propertyIds.filter((each) => each !== id),
    })
  return (
    <div className="grid gap-3">
      <RadioGroup
        legend={legend}
        value={value.allProperties ? 'all' : 'some'}
        onChange={(event) => onChange({ ...value, allProperties: event.target.value === 'all' })}
        error={error}
        options={[
          { value: 'all', label: 'All hotels of the chain', description: 'Those added later too.' },
          { value: 'some', label: 'Only these', description: 'A call for any other hotel is refused with 403.' },
        ]}
      />
      {!value.allProperties && (
        <div className="grid gap-2">
          {properties.length > 8 && (
            <Input
              aria-label="Search hotels"
              placeholder="Search code or name"
              leading={<Search />}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault()
              }}
            />
          )}
          <ul aria-label="Hotels" className="grid max-h-64 gap-1 overflow-y-auto rounded-md border p-2">
            {found.slice(0, SHOWN).map((property) => (
              <li key={property.id}>
                <Checkbox
                  checked={chosen.has(property.id)}
                  onChange={(event) => toggle(property.id, event.target.checked)}
                  label={
                    <>
                      <span className="mono mr-2">{property.code}</span>
                      {property.name}
                    </>
                  }
                />
              </li>
            ))}
            {found.length === 0 && (
              <li className="text-muted">
                {properties.length === 0 ? 'The chain has no hotel yet.' : 'No hotel matches.'}
              </li>
            )}
          </ul>
          <p role="status" className="num text-sm text-muted">
            {chosen.size.toLocaleString('en')} of {properties.length.toLocaleString('en')} chosen
            {found.length > SHOWN && `; the first ${SHOWN} of ${found.length.toLocaleString('en')} are shown`}
          </p>
        </div>
      )}
    </div>
  )
}
