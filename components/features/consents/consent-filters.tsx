import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { CONSENT_STATE_OPTIONS } from './consent-state'
import { EntityFilter } from './entity-filter'
import { OPENID_RESOURCE_ID } from './resource-words'

interface ConsentFiltersProps {
  /** names of what is chosen now */
  clientName: string | null
  resourceName: string | null
}

const AGES = [
  { value: '30', label: 'over 30 days ago' },
  { value: '90', label: 'over 90 days ago' },
  { value: '365', label: 'over a year ago' },
]
const EXPIRIES = [
  { value: '1', label: 'within a day' },
  { value: '7', label: 'within 7 days' },
  { value: '30', label: 'within 30 days' },
]

/** What narrows the ledger; all of it lives in the address. */
export function ConsentFilters({ clientName, resourceName }: ConsentFiltersProps) {
  return (
    <>
      <SearchFilter label="Search consents by user name" placeholder="User name" />
      <EntityFilter label="Client" param="client" kind="client" chosen={clientName} />
      <EntityFilter
        label="Resource server"
        param="resource"
        kind="resource"
        chosen={resourceName}
        fixed={[{ id: OPENID_RESOURCE_ID, label: 'OpenID Connect', detail: 'sign-in scopes' }]}
      />
      <SearchFilter label="Search consents by scope" placeholder="Scope, as Ledger.read" param="scope" />
      <FilterSelect label="State" param="state" options={CONSENT_STATE_OPTIONS} />
      <FilterSelect label="First given" param="olderThanDays" options={AGES} />
      <FilterSelect label="Asked again" param="expiresWithinDays" options={EXPIRIES} />
    </>
  )
}
