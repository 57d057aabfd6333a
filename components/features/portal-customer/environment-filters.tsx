import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { PHASE_WORDS, PHASES } from '@/lib/schemas/migration/phase'

/** What narrows the cards; all of it lives in the address. */
export function EnvironmentFilters() {
  return (
    <>
      <SearchFilter label="Search environments by chain" placeholder="Search chain" />
      <FilterSelect
        label="Phase"
        param="phase"
        options={PHASES.map((value) => ({ value, label: PHASE_WORDS[value] }))}
      />
      <FilterSelect
        label="Needs"
        param="attention"
        options={[
          { value: 'below-gate', label: 'Changes before the cut-over' },
          { value: 'broken', label: 'Credentials: it stopped' },
          { value: 'blocked', label: 'Something out of the way' },
        ]}
      />
    </>
  )
}
