import type { Access } from '@/components/patterns/access'
import type { DomainView } from '@/lib/schemas/domain'

/** Every card of a domain takes these. */
export interface DomainCardProps {
  domain: DomainView
  access: Access
}
