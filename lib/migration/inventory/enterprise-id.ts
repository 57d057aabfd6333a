import type { EnterpriseRecord } from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'
import { broken } from './failures'

/** The rule that an Enterprise ID differs from every code within its enterprise, from the side of the code. */
export const SAME_AS_ENTERPRISE = 'is the Enterprise ID of its own enterprise; the two must differ'
/** The same from the side of the enterprise. */
export const SAME_AS_CODE_WITHIN = 'is the code of a chain or a property of this enterprise; the two must differ'

/** @throws AppError on `code` when a chain or a property of the enterprise is called so */
export async function checkEnterpriseId(
  tx: StoreScope,
  enterprise: Pick<EnterpriseRecord, 'id'>,
  code: string,
): Promise<void> {
  if (await tx.inventory.enterprises.holdsCode(enterprise.id, code)) throw broken({ code: [SAME_AS_CODE_WITHIN] })
}

/** @throws AppError on `code` when a chain or property would be called as its enterprise is */
export function checkCodeWithin(enterprise: Pick<EnterpriseRecord, 'code'>, code: string): void {
  if (enterprise.code === code) throw broken({ code: [SAME_AS_ENTERPRISE] })
}
