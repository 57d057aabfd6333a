import type { Access } from '@/components/patterns/access'
import type { ClientView } from '@/lib/schemas/client'

/** Every card of a client takes these. */
export interface ClientCardProps {
  client: ClientView
  access: Access
}
