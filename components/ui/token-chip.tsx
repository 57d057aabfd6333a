'use client'

import { X } from 'lucide-react'
import { cn } from '@/lib/base/cn'

interface TokenChipProps {
  token: string
  mono?: boolean
  disabled?: boolean
  onRemove: () => void
}

/** One entry of a TokenInput. */
export function TokenChip({ token, mono, disabled, onRemove }: TokenChipProps) {
  return (
    <span className="inline-flex min-h-6 max-w-full items-center rounded-sm bg-sunken pl-1.5">
      <span className={cn('min-w-0 break-all', mono ? 'mono' : 'text-sm')}>{token}</span>
      <button
        type="button"
        disabled={disabled}
        aria-label={`Remove ${token}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text disabled:hidden max-sm:size-8"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  )
}
