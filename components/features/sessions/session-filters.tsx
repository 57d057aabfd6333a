import { SearchFilter } from '@/components/patterns/search-filter'
import { LinkButton } from '@/components/ui/link-button'

interface SessionFiltersProps {
  /** whether those that are over are listed too */
  showsEnded: boolean
  /** the same list the other way */
  otherHref: string
}

/** What narrows the list of sessions; all of it lives in the address. */
export function SessionFilters({ showsEnded, otherHref }: SessionFiltersProps) {
  return (
    <>
      <SearchFilter label="Search sessions by user name" placeholder="User name" />
      <LinkButton variant="ghost" href={otherHref} scroll={false}>
        {showsEnded ? 'Only those alive' : 'Show ended ones too'}
      </LinkButton>
    </>
  )
}
