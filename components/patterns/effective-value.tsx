'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/base/cn'

export type ValueOrigin = 'client' | 'domain' | 'resource' | 'server'

interface EffectiveValueProps {
  /** The value itself; leave it out beside a field that shows it. */
  value?: ReactNode
  origin: ValueOrigin
  /** One sentence: "The client does not set it, so the domain's value counts." */
  why: string
  /** Every place it could come from, strongest first; null where nothing is set. */
  chain?: readonly { origin: ValueOrigin; label: string; value: string | null }[]
  /** Where to change it. */
  href?: string
}

const names: Record<ValueOrigin, string> = {
  client: 'Client',
  domain: 'Domain',
  resource: 'Resource',
  server: 'Server default',
}

/** A value and where it comes from; a press tells why. */
export function EffectiveValue({ value, origin, why, chain, href }: EffectiveValueProps) {
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      {value !== undefined && <span>{value}</span>}
      <Popover>
        <PopoverTrigger className="inline-flex h-6 shrink-0 items-center rounded-sm bg-sunken px-1.5 text-xs font-medium text-muted underline decoration-dotted underline-offset-3 hover:text-text">
          {names[origin]}
        </PopoverTrigger>
        <PopoverContent label="Where this value comes from">
          <p>{why}</p>
          {chain && (
            <ol className="mt-3 border-t">
              {chain.map((step) => (
                <li
                  key={step.origin}
                  className={cn(
                    'flex items-baseline justify-between gap-4 border-b py-1.5 text-sm last:border-b-0',
                    step.origin === origin ? 'font-medium' : 'text-muted',
                  )}
                >
                  <span>
                    {step.label}
                    {step.origin === origin && <span className="font-normal text-accent"> · counts</span>}
                  </span>
                  <span className={cn('text-right break-all', step.value !== null && 'mono')}>
                    {step.value ?? 'not set'}
                  </span>
                </li>
              ))}
            </ol>
          )}
          {href && (
            <Link href={href} className="mt-3 inline-block rounded-sm text-accent underline underline-offset-2">
              Change it there
            </Link>
          )}
        </PopoverContent>
      </Popover>
    </span>
  )
}
