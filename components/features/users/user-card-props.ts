import type { Access } from '@/components/patterns/access'
import type { UserView } from '@/lib/schemas/user'

/** Every card of a person takes these. */
export interface UserCardProps {
  user: UserView
  access: Access
}
