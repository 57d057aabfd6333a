'use client'

import { Check, ChevronDown } from 'lucide-react'
import * as Radix from 'radix-ui/select'
import { useState } from 'react'
import { controlClass } from '@/components/ui/control-class'
import { cn } from '@/lib/base/cn'

interface RichSelectProps {
  value: string | undefined
  onValueChange: (value: string) => void
  options: readonly { value: string; label: string; description?: string; disabled?: boolean }[]
  placeholder?: string
  id?: string
  name?: string
  disabled?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-label'?: string
}

/** One choice whose options need a sentence each. For plain lists use Select. */
export function RichSelect({
  value,
  onValueChange,
  options,
  placeholder,
  name,
  disabled,
  ...trigger
}: RichSelectProps) {
  const [open, setOpen] = useState(false)
  return (
    <Radix.Root
      open={open}
      onOpenChange={setOpen}
      value={value}
      onValueChange={onValueChange}
      name={name}
      disabled={disabled}
    >
      <Radix.Trigger
        {...trigger}
        className={cn(controlClass, 'flex h-(--control) items-center justify-between gap-2 text-left')}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-muted" />
      </Radix.Trigger>
      <Radix.Portal container={open ? container() : undefined}>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="fade-in z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-lg border bg-raised p-1 shadow-float"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="relative max-w-96 rounded-md py-1.5 pr-3 pl-8 outline-none data-disabled:opacity-50 data-highlighted:bg-sunken"
              >
                <Radix.ItemIndicator className="absolute top-2 left-2 text-accent">
                  <Check aria-hidden size={16} />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.description && <span className="block text-sm text-muted">{option.description}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Inside the dialog or landmark that holds the trigger, so that an open dialog does not hide the list. */
function container(): HTMLElement | undefined {
  return document.activeElement?.closest<HTMLElement>('[role=dialog], [role=alertdialog], main') ?? undefined
}
