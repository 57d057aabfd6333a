'use client'

import { Check, Copy, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useCopy } from '@/components/ui/use-copy'
import { cn } from '@/lib/base/cn'

interface CopyButtonProps {
  value: string
  /** A verb and what is copied: "Copy client id". */
  label: string
  size?: 'md' | 'sm'
  /** With the words beside the icon. */
  text?: string
  className?: string
}

const spoken = { idle: '', copied: 'Copied', failed: 'Copying failed. Select the text and copy it by keyboard.' }

/** Copies a value; the outcome is shown in place and announced. */
export function CopyButton({ value, label, size = 'sm', text, className }: CopyButtonProps) {
  const { state, copy } = useCopy()
  const Icon = state === 'copied' ? Check : state === 'failed' ? X : Copy
  const icon = (
    <Icon aria-hidden size={16} className={cn(state === 'copied' && 'text-good', state === 'failed' && 'text-bad')} />
  )
  return (
    <span className={cn('inline-flex align-middle', className)}>
      {text ? (
        <Button size={size} icon={icon} aria-label={label} onClick={() => copy(value)}>
          {state === 'copied' ? 'Copied' : text}
        </Button>
      ) : (
        <IconButton label={label} size={size} onClick={() => copy(value)}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {spoken[state]}
      </span>
    </span>
  )
}
