import { FilterSelect } from '@/components/patterns/filter-select'
import { CONNECTION_STATE_WORDS, CONNECTION_STATES } from '@/lib/schemas/migration/connection-state'

export function ConnectionFilters() {
  return (
    <FilterSelect
      label="State"
      param="state"
      options={CONNECTION_STATES.map((value) => ({ value, label: CONNECTION_STATE_WORDS[value] }))}
    />
  )
}
