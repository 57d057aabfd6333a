'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'

interface DomainSwitcherProps {
  /** null: all domains. */
  current: { name: string } | null
  /** The ones used last come first; fifty are enough. */
  domains: readonly { id: string; name: string; href: string }[]
  allHref: string
  allLabel?: string
  /** The page with every domain. */
  moreHref?: string
}

const FILTER_FROM = 8

/** Which domain the console looks at. Choosing one follows a link, so it works in a new tab too. */
export function DomainSwitcher(props: DomainSwitcherProps) {
  const { current, domains, allHref, allLabel = 'All domains', moreHref } = props
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = domains.filter((domain) => domain.name.toLowerCase().includes(wanted))
  const close = () => setOpen(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={`Domain: ${current?.name ?? allLabel}. Switch`}
        className="flex h-(--control) w-full items-center justify-between gap-2 rounded-md border border-strong bg-surface px-2.5 text-left hover:bg-sunken"
      >
        <span className="truncate">{current?.name ?? allLabel}</span>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-muted" />
      </PopoverTrigger>
      <PopoverContent label="Switch domain" className="w-72 p-1">
        {domains.length >= FILTER_FROM && (
          <div className="p-1">
            <Input
              aria-label="Find a domain"
              placeholder="Find a domain"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
        )}
        <ul className="max-h-72 overflow-y-auto">
          {!wanted && <Choice href={allHref} name={allLabel} chosen={!current} onPick={close} />}
          {shown.map((domain) => (
            <Choice
              key={domain.id}
              href={domain.href}
              name={domain.name}
              chosen={current?.name === domain.name}
              onPick={close}
            />
          ))}
        </ul>
        {shown.length === 0 && <p className="px-2 py-1.5 text-sm text-muted">No domain of that name here.</p>}
        {moreHref && (
          <div className="mt-1 border-t pt-1">
            <Link href={moreHref} onClick={close} className="block rounded-md px-2 py-1.5 text-muted hover:bg-sunken">
              See all domains
            </Link>
          </div>
        )}
      </PopoverContent>
    </Popover>
  )
}

function Choice({ href, name, chosen, onPick }: { href: string; name: string; chosen: boolean; onPick: () => void }) {
  return (
    <li>
      <Link
        href={href}
        onClick={onPick}
        aria-current={chosen ? 'true' : undefined}
        className="flex items-center justify-between gap-2 rounded-md px-2 py-1.5 -outline-offset-2 hover:bg-sunken max-sm:py-2.5"
      >
        <span className="truncate">{name}</span>
        {chosen && <Check aria-hidden size={16} className="shrink-0 text-accent" />}
      </Link>
    </li>
  )
}
