import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'

/** What narrows the list of sessions; all of it lives in the address. */
export function SessionFilters() {
  return (
    <>
      <SearchFilter label="Search sessions by user name" placeholder="User name" />
      <FilterSelect label="Also ended ones" param="all" options={[{ value: 'true', label: 'yes' }]} />
    </>
  )
}
