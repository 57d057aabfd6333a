import { FilterSelect } from '@/components/patterns/filter-select'
import { SearchFilter } from '@/components/patterns/search-filter'
import { ENVIRONMENT_KIND_WORDS, ENVIRONMENT_KINDS } from '@/lib/schemas/migration/environment'
import { ENVIRONMENT_ATTENTIONS, type EnvironmentAttention } from '@/lib/schemas/migration/environment-query'
import { PHASE_WORDS, PHASES } from '@/lib/schemas/migration/phase'
import { OrganisationFilter } from './organisation-filter'

const ATTENTION_WORDS: Record<EnvironmentAttention, string> = {
  due: 'Date has passed',
  blocked: 'With blockers',
  'below-gate': 'Below the gate',
  broken: 'Broken',
  ssd: 'Still on SSD',
}

interface EnvironmentFiltersProps {
  /** what the filters are set to, by name */
  chosen: { chain: string | null; enterprise: string | null }
  /** the list has it; on the board the columns are the phases */
  withPhase?: boolean
}

/** Narrows board and list alike, so that one leads to the other with everything kept. */
export function EnvironmentFilters({ chosen, withPhase = false }: EnvironmentFiltersProps) {
  return (
    <>
      <SearchFilter label="Search environments by name" placeholder="Chain/environment" />
      <OrganisationFilter label="Chain" param="chain" kind="chain" chosen={chosen.chain} />
      <OrganisationFilter label="Enterprise" param="enterprise" kind="enterprise" chosen={chosen.enterprise} />
      {withPhase && (
        <FilterSelect
          label="Phase"
          param="phase"
          options={PHASES.map((phase) => ({ value: phase, label: PHASE_WORDS[phase] }))}
        />
      )}
      <FilterSelect
        label="Kind"
        param="kind"
        options={ENVIRONMENT_KINDS.map((kind) => ({ value: kind, label: ENVIRONMENT_KIND_WORDS[kind] }))}
      />
      <FilterSelect
        label="Attention"
        param="attention"
        options={ENVIRONMENT_ATTENTIONS.map((value) => ({ value, label: ATTENTION_WORDS[value] }))}
      />
    </>
  )
}
