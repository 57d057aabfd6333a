import type { ServiceContext } from '@/lib/auth/context'
import type { Page } from '@/lib/base/page'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type {
  IntegrationUserListQuery,
  IntegrationUserView,
  UserManagement,
} from '@/lib/schemas/migration/integration-user'
import { environmentFor, notThere } from '../access'
import { getEnvironment } from '../environments'
import { listIntegrationUsers, userManagement } from '../integration-users'
import { listIntegrations } from '../integrations'

const SHOWN = 200

export interface PortalUsers {
  environment: EnvironmentView
  page: Page<IntegrationUserView>
  /** until the window opens a partner changes its users itself; from then on it cannot, and is told what to do instead */
  management: UserManagement
  /** those that a user can be added to */
  integrations: { id: string; name: string }[]
}

/** The users of a partner in one environment, and whether it may change them. @throws AppError not_found */
export async function portalUsers(
  ctx: ServiceContext,
  environmentId: string,
  query: Partial<IntegrationUserListQuery> = {},
): Promise<PortalUsers> {
  const { viewer } = await environmentFor(ctx, environmentId, 'read')
  if (viewer.side !== 'PARTNER') throw notThere()
  const [environment, page, management, integrations] = await Promise.all([
    getEnvironment(ctx, environmentId),
    listIntegrationUsers(ctx, environmentId, query),
    userManagement(ctx, environmentId),
    listIntegrations(ctx, environmentId, { limit: SHOWN }),
  ])
  return { environment, page, management, integrations: integrations.items.map(({ id, name }) => ({ id, name })) }
}
