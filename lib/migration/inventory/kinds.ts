import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import type { Birth, KindRules } from './kind-rules'
import { applicationRules } from './rules-applications'
import { chainRules, environmentRules, propertyRules } from './rules-chains'
import { customerRules, enterpriseRules, gatewayRules, partnerRules } from './rules-owners'

const RULES = {
  customer: customerRules,
  partner: partnerRules,
  enterprise: enterpriseRules,
  chain: chainRules,
  property: propertyRules,
  gateway: gatewayRules,
  environment: environmentRules,
  application: applicationRules,
}

/** The rules of one kind. Which kind goes with which row holds by the table above; TypeScript cannot follow an index. */
export function rulesOf<K extends ListedKind>(kind: K): KindRules<K, Birth> {
  return RULES[kind] as unknown as KindRules<K, Birth>
}
