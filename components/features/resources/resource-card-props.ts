import type { Access } from '@/components/patterns/access'
import type { ResourceView } from '@/lib/schemas/resource'

/** Every card of a resource server takes these. */
export interface ResourceCardProps {
  resource: ResourceView
  access: Access
}
