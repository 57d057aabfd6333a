import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { BLOCKER_WORDS, BLOCKERS } from '@/lib/schemas/migration/blocker'
import {
  INTEGRATION_STATES,
  OWNER_KIND_WORDS,
  OWNER_KINDS,
  SCORE_WORDS,
  SCORES,
  STATE_WORDS,
} from '@/lib/schemas/migration/integration-state'

export function IntegrationFilters() {
  return (
    <>
      <SearchFilter label="Search integrations by name" placeholder="Name of the integration" />
      <FilterSelect
        label="Scheme"
        param="scheme"
        options={[
          { value: 'ssd', label: 'Still on SSD' },
          { value: 'ocim', label: 'On OCIM only' },
        ]}
      />
      <FilterSelect
        label="State"
        param="state"
        options={INTEGRATION_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))}
      />
      <FilterSelect
        label="Owner"
        param="owner"
        options={OWNER_KINDS.map((owner) => ({ value: owner, label: OWNER_KIND_WORDS[owner] }))}
      />
      <FilterSelect
        label="Score at most"
        param="score"
        options={SCORES.map((score) => ({ value: String(score), label: `R${score} ${SCORE_WORDS[score]}` }))}
      />
      <FilterSelect
        label="Blocker"
        param="blocker"
        options={BLOCKERS.map((blocker) => ({ value: blocker, label: BLOCKER_WORDS[blocker] }))}
      />
      <FilterSelect label="Gate" param="belowGate" options={[{ value: 'true', label: 'Below it' }]} />
    </>
  )
}
