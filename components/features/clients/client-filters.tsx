import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { CLIENT_ATTENTIONS } from '@/lib/schemas/client-attention'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { ATTENTION_WORDS } from './attention-words'
import { CLIENT_TYPE_WORDS } from './client-type-words'
import { GRANT_WORDS } from './grant-words'

/** What narrows the list of clients; all of it lives in the address. */
export function ClientFilters() {
  return (
    <>
      <SearchFilter label="Search clients by name or id" placeholder="Search name or id" />
      <FilterSelect
        label="Type"
        param="type"
        options={CLIENT_TYPES.map((value) => ({ value, label: CLIENT_TYPE_WORDS[value].label }))}
      />
      <FilterSelect
        label="Grant"
        param="grant"
        options={GRANT_TYPE_NAMES.map((value) => ({ value, label: GRANT_WORDS[value].label }))}
      />
      <FilterSelect
        label="Attention"
        param="attention"
        options={CLIENT_ATTENTIONS.map((value) => ({ value, label: ATTENTION_WORDS[value].filter }))}
      />
    </>
  )
}
