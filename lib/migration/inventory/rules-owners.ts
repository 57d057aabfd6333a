import type {
  CustomerRecord,
  EnterpriseRecord,
  GatewayRecord,
  PartnerRecord,
} from '@/lib/store/migration/inventory-types'
import { checkEnterpriseId } from './enterprise-id'
import { broken } from './failures'
import { byIds, type KindRules } from './kind-rules'
import { customerNamed, domainNamed } from './references'

export const customerRules: KindRules<'customer', CustomerRecord> = {
  kind: 'customer',
  table: (scope) => scope.inventory.customers,
  build: async (_tx, { name }, birth) => ({ ...birth, name }),
  change: async (_tx, current, { name }) => ({ ...current, name }),
  describe: async (_scope, records) => records.map(({ name }) => ({ label: name, values: { name }, facts: {} })),
}

export const partnerRules: KindRules<'partner', PartnerRecord> = {
  kind: 'partner',
  table: (scope) => scope.inventory.partners,
  build: async (_tx, values, birth) => ({ ...birth, ...values }),
  async change(tx, current, values) {
    if (values.cloudAccountName !== current.cloudAccountName) {
      const held = (await tx.inventory.partners.dependents([current.id])).get(current.id) ?? []
      if (held.some(({ what }) => what === 'clients')) {
        throw broken({ cloudAccountName: ['stands in the ids of clients of this partner and cannot be changed'] })
      }
    }
    return { ...current, ...values }
  },
  describe: async (_scope, records) =>
    records.map(({ name, cloudAccountName }) => ({ label: name, values: { name, cloudAccountName }, facts: {} })),
}

export const enterpriseRules: KindRules<'enterprise', EnterpriseRecord> = {
  kind: 'enterprise',
  table: (scope) => scope.inventory.enterprises,
  async build(tx, { customer, name, code }, birth) {
    const { id: customerId } = await customerNamed(tx, customer)
    return { ...birth, customerId, name, code: code || null }
  },
  async change(tx, current, { name, code }) {
    if (code !== (current.code ?? '')) {
      if (current.code !== null && (await tx.inventory.enterprises.isAnnounced(current.id))) {
        throw broken({ code: ['was announced to callers and cannot be changed'] })
      }
      if (code) await checkEnterpriseId(tx, current, code)
    }
    return { ...current, name, code: code || null }
  },
  async describe(scope, records) {
    const customers = await byIds(
      scope.inventory.customers,
      records.map((record) => record.customerId),
    )
    return records.map(({ customerId, name, code }) => ({
      label: name,
      values: { customer: customers.get(customerId)?.name ?? '', name, code: code ?? '' },
      facts: { customerId },
    }))
  },
}

export const gatewayRules: KindRules<'gateway', GatewayRecord> = {
  kind: 'gateway',
  // A gateway has tokens signed by the keys of a domain, for a host of its own: that is the domain's to give.
  needs: {
    permission: 'domains:update',
    why: 'Administrators add, change and delete gateways, because the keys of an identity domain sign their tokens.',
  },
  table: (scope) => scope.inventory.gateways,
  async build(tx, { name, host, domain }, birth) {
    return { ...birth, name, host, domainId: (await domainNamed(tx, domain)).id }
  },
  async change(tx, current, { name, host, domain }) {
    return { ...current, name, host, domainId: (await domainNamed(tx, domain)).id }
  },
  async describe(scope, records) {
    const ids = [...new Set(records.map((record) => record.domainId))]
    const domains = new Map(
      (await Promise.all(ids.map((id) => scope.domains.byId(id)))).flatMap((domain) =>
        domain ? [[domain.id, domain.name] as const] : [],
      ),
    )
    return records.map(({ name, host, domainId }) => ({
      label: name,
      values: { name, host, domain: domains.get(domainId) ?? '' },
      facts: { domainId },
    }))
  },
}
