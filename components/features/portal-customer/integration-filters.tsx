import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import {
  INTEGRATION_STATES,
  OWNER_KIND_WORDS,
  OWNER_KINDS,
  STATE_WORDS,
} from '@/lib/schemas/migration/integration-state'

/** What narrows the integrations; all of it lives in the address. */
export function IntegrationFilters() {
  return (
    <>
      <SearchFilter label="Search integrations by name" placeholder="Search name" />
      <FilterSelect
        label="Uses"
        param="state"
        options={INTEGRATION_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
      />
      <FilterSelect
        label="Owner"
        param="owner"
        options={OWNER_KINDS.map((value) => ({ value, label: OWNER_KIND_WORDS[value] }))}
      />
    </>
  )
}
