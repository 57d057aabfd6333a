import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { USER_STATE_WORDS, USER_STATES } from '@/lib/schemas/user-state'

interface UserFiltersProps {
  stores: readonly { id: string; name: string }[]
}

/** What narrows the list of people; all of it lives in the address. */
export function UserFilters({ stores }: UserFiltersProps) {
  return (
    <>
      <SearchFilter label="Search users by name or e-mail" placeholder="Search name or e-mail" />
      {stores.length > 1 && (
        <FilterSelect
          label="Store"
          param="store"
          options={stores.map((store) => ({ value: store.id, label: store.name }))}
        />
      )}
      <FilterSelect
        label="State"
        param="state"
        options={USER_STATES.map((value) => ({ value, label: USER_STATE_WORDS[value] }))}
      />
    </>
  )
}
