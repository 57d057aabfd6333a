'use client'

import { Check, ChevronDown } from 'lucide-react'
import { controlClass } from '@/components/ui/control-class'
import { Float } from '@/components/ui/float'
import { useFloat } from '@/components/ui/float-context'
import { FloatTrigger } from '@/components/ui/float-trigger'
import { MenuContent } from '@/components/ui/menu-content'
import { cn } from '@/lib/base/cn'

export interface RichOption {
  value: string
  label: string
  description?: string
  disabled?: boolean
}

interface RichSelectProps {
  value: string | undefined
  onValueChange: (value: string) => void
  options: readonly RichOption[]
  placeholder?: string
  id?: string
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-label'?: string
}

/** One choice whose options need a sentence each. For plain lists use Select. */
export function RichSelect({ value, onValueChange, options, placeholder, ...trigger }: RichSelectProps) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Float>
      <FloatTrigger
        {...trigger}
        kind="menu"
        className={cn(controlClass, 'flex h-(--control) items-center justify-between gap-2 text-left')}
      >
        <span className={cn('truncate', !chosen && 'text-faint')}>{chosen?.label ?? placeholder}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-muted" />
      </FloatTrigger>
      <MenuContent align="start" className="w-96 max-w-[calc(100vw-1rem)]">
        {options.map((option) => (
          <Option
            key={option.value}
            option={option}
            chosen={option.value === value}
            onPick={() => onValueChange(option.value)}
          />
        ))}
      </MenuContent>
    </Float>
  )
}

function Option({ option, chosen, onPick }: { option: RichOption; chosen: boolean; onPick: () => void }) {
  const { hide } = useFloat()
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      tabIndex={-1}
      disabled={option.disabled}
      onClick={() => {
        hide()
        onPick()
      }}
      className="relative w-full rounded-md py-1.5 pr-3 pl-8 text-left outline-none hover:bg-sunken focus:bg-sunken disabled:opacity-50"
    >
      {chosen && <Check aria-hidden size={16} className="absolute top-2 left-2 text-accent" />}
      {option.label}
      {option.description && <span className="block text-sm text-muted">{option.description}</span>}
    </button>
  )
}
