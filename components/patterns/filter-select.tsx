'use client'

import { useListNavigation } from '@/components/patterns/use-list-navigation'
import { Select } from '@/components/ui/select'
import { cn } from '@/lib/base/cn'

interface FilterSelectProps {
  /** Names the filter and stands for "any": "Type". */
  label: string
  /** Parameter in the address. */
  param: string
  options: readonly { value: string; label: string }[]
}

/** One filter of a list, kept in the address. */
export function FilterSelect({ label, param, options }: FilterSelectProps) {
  const { params, change } = useListNavigation()
  const value = params.get(param) ?? ''
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => change({ [param]: event.target.value || null })}
      options={[{ value: '', label: `${label}: any` }, ...options]}
      className={cn(
        'w-auto max-w-48 max-sm:min-w-32 max-sm:flex-1',
        value && '[&>select]:border-accent [&>select]:bg-accent-soft',
      )}
    />
  )
}
