import { FilterSelect } from '@/components/patterns/filter-select'
import { EXPIRY_WARNING_DAYS } from '@/lib/schemas/certificate-validity'

/** What a list of key pairs can be cut down to. */
export function KeyPairFilters() {
  return (
    <FilterSelect
      label="Show"
      param="show"
      options={[
        { value: 'expiring', label: `Ending within ${EXPIRY_WARNING_DAYS} days` },
        { value: 'unused', label: 'Used by no domain' },
      ]}
    />
  )
}
