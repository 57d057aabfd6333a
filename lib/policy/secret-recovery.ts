import { booleanSetting } from '@/lib/schemas/oauth-config'
import type { StoreScope } from '@/lib/store/store'

/** Whether client secrets can be shown again (`ClientSecretRecoveryEnabled`); off unless it was switched on. */
export async function isRecoveryOn(scope: Pick<StoreScope, 'oauthConfig'>): Promise<boolean> {
  const config = await scope.oauthConfig.get()
  return booleanSetting(config?.settings ?? [], 'ClientSecretRecoveryEnabled') ?? false
}
